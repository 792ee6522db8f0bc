#include "data/question/where-words.h"

#include <string.h>

static const char *const kind_titles[][2] = {
  { "snapshot", N_ ("Which lists were taken in") },
  { "organization", N_ ("Schools and districts") },
  { "term", N_ ("Terms") },
  { "course", N_ ("Courses") },
  { "class", N_ ("Classes and rooms") },
  { "form", N_ ("Forms") },
  { "norms", N_ ("Joint norms") },
  { "walk", N_ ("Walks") },
  { "problem", N_ ("Problems of practice") },
  { "visit", N_ ("Visits") },
  { "note", N_ ("Lines of evidence") },
  { "mark", N_ ("Marks on look-fors") },
  { "tally", N_ ("Tallies") },
  { "interval", N_ ("Counts of so many") },
  { "timer", N_ ("Stopwatches") },
  { "answer", N_ ("Students’ answers") },
  { "task", N_ ("Task samples") },
  { "card", N_ ("Debrief notes and next steps") },
  { "publication", N_ ("Published texts") },
  { "memo", N_ ("Notes to yourself") },
  { "room", N_ ("Which class a visit was in") },
  { "slot", N_ ("Planned visits") },
  { "optout", N_ ("Rooms that opt out") },
  { "copy", N_ ("Which hosts were given their copy") },
  { "sameclass", N_ ("Classes and rooms that are one") },
  { "sameteacher", N_ ("Teachers who are one person") },
  { "teacher", N_ ("Who teaches which class") },
  { "erase", N_ ("Orders to erase") },
};

/* By kind where the words are its own, under "" where all say the same by that name. */
static const char *const field_words[][3] = {
  { "snapshot", "source", N_ ("the file’s name") },
  { "", "hash", N_ ("a number that tells this file from any other") },
  { "", "dated", N_ ("how old the list is") },
  { "", "issuer", N_ ("whose list it is") },
  { "", "scope", N_ ("which part of the district it is about") },
  { "snapshot", "bulk", N_ ("whether it was the whole list") },
  { "", "snapshot", N_ ("which list it came with") },
  { "", "gone", N_ ("whether a newer list has it no more") },
  { "", "key", N_ ("the code by which other laptops know it") },
  { "", "sourced", N_ ("the district’s own code for it") },
  { "organization", "name", N_ ("the name") },
  { "organization", "type", N_ ("school or district") },
  { "", "code", N_ ("the official code") },
  { "", "parent", N_ ("what it is part of") },
  { "", "title", N_ ("the title") },
  { "term", "type", N_ ("year, semester or quarter") },
  { "term", "first_day", N_ ("the first day") },
  { "term", "last_day", N_ ("the last day") },
  { "", "school", N_ ("the school") },
  { "class", "type", N_ ("what sort of class it is") },
  { "class", "course", N_ ("the course") },
  { "class", "terms", N_ ("the terms") },
  { "class", "grades", N_ ("the grades") },
  { "class", "subjects", N_ ("the subjects") },
  { "class", "periods", N_ ("the periods") },
  { "class", "students", N_ ("how many students it has: a number, no names") },
  { "class", "by_grade", N_ ("how many of each grade") },
  { "class", "location", N_ ("the room’s number") },
  { "form", "version", N_ ("the version") },
  { "form", "document", N_ ("its look-fors and tools") },
  { "norms", "program", N_ ("whether they are for walks, for coaching or for both") },
  { "norms", "text", N_ ("what was agreed") },
  { "norms", "parties", N_ ("who agreed: names and roles") },
  { "norms", "day", N_ ("the day of the agreement") },
  { "norms", "keep_words", N_ ("after how many months a walk’s words are to be purged") },
  { "norms", "keep_cycles", N_ ("after how many months a coaching cycle is to be purged") },
  { "norms", "tells_counts", N_ ("whether leaders may see how many cycles there are") },
  { "norms", "tells_classes", N_ ("whether the school may know which class a visit was in") },
  { "walk", "form", N_ ("the form") },
  { "walk", "day", N_ ("the day") },
  { "walk", "code", N_ ("the code that a team agreed on") },
  { "walk", "audience", N_ ("how far it goes") },
  { "walk", "closed_ms", N_ ("when it was closed") },
  { "", "walk", N_ ("which walk it belongs to") },
  { "problem", "text", N_ ("the problem in words") },
  { "problem", "theory", N_ ("the theory of action") },
  { "problem", "results", N_ ("the student results behind it, in words") },
  { "visit", "number", N_ ("its number; no teacher’s name") },
  { "visit", "grade", N_ ("the grade") },
  { "visit", "subject", N_ ("the subject") },
  { "visit", "segment", N_ ("the part of the lesson") },
  { "visit", "ended_ms", N_ ("when it ended") },
  { "", "visit", N_ ("which visit it belongs to") },
  { "note", "tags", N_ ("whether it is about teacher, student or task") },
  { "note", "item", N_ ("the look-for that it is evidence for") },
  { "note", "text", N_ ("what was seen or heard, as it was typed") },
  { "mark", "item", N_ ("the look-for") },
  { "mark", "value", N_ ("seen, not seen, not observable, or a level") },
  { "", "counter", N_ ("what was counted") },
  { "tally", "by", N_ ("how often") },
  { "interval", "k", N_ ("how many") },
  { "interval", "n", N_ ("of how many") },
  { "timer", "name", N_ ("what was timed") },
  { "timer", "stopped_ms", N_ ("when it was stopped") },
  { "answer", "question", N_ ("what was asked") },
  { "answer", "text", N_ ("what a student said; no student’s name") },
  { "task", "text", N_ ("the task in words") },
  { "card", "step", N_ ("its step of the debrief") },
  { "card", "text", N_ ("what the team wrote") },
  { "card", "notes", N_ ("the lines of evidence behind it") },
  { "card", "under", N_ ("the pattern that it lies under") },
  { "card", "owner", N_ ("who does it") },
  { "card", "due", N_ ("by when") },
  { "card", "done", N_ ("since when it is done or given up") },
  { "card", "help", N_ ("with what help") },
  { "card", "state", N_ ("whether it is done or given up") },
  { "card", "outcome", N_ ("what became of it") },
  { "card", "place", N_ ("where it lies in its column") },
  { "publication", "text", N_ ("the copy of a note that its writer published") },
  { "memo", "text", N_ ("what you wrote") },
  { "room", "class", N_ ("the class") },
  { "slot", "class", N_ ("the class or room") },
  { "slot", "day", N_ ("the day") },
  { "slot", "time", N_ ("the time") },
  { "slot", "minutes", N_ ("how long") },
  { "slot", "noticed_ms", N_ ("when the teacher was told") },
  { "slot", "visited", N_ ("which visit it became") },
  { "slot", "off_ms", N_ ("when it was called off") },
  { "optout", "class", N_ ("the class or room") },
  { "optout", "since", N_ ("since when") },
  { "optout", "until", N_ ("until when") },
  { "optout", "note", N_ ("what you wrote about it") },
  { "copy", "given_ms", N_ ("when it was given") },
  { "", "one", N_ ("one entry") },
  { "", "other", N_ ("the other entry, which is the same") },
  { "teacher", "given", N_ ("the given name") },
  { "teacher", "family", N_ ("the family name") },
  { "teacher", "classes", N_ ("the classes") },
  { "erase", "record", N_ ("what was erased: which, not what it said") },
  { "erase", "lines", N_ ("which lines lose their words") },
  { "erase", "hashes", N_ ("a number that tells each of these lines from any other") },
  { "erase", "reason", N_ ("the reason") },
  { "erase", "reference", N_ ("the approval behind it") },
};

const CwWhereTable cw_where_tables[] = {
  { "setting", N_ ("Your settings"),
    N_ ("your name, role and organization, and your choices") },
  { "draft", N_ ("Half-typed text"),
    N_ ("what you were typing, until it is kept or given up") },
  { "taken_back", N_ ("What you took back"),
    N_ ("words that you changed or deleted before anybody received them, for Undo") },
  { "act act_swap", N_ ("What Undo can undo"),
    N_ ("what was done last and when, without words") },
  { "trusted", N_ ("People you exchange with"),
    N_ ("their cards, and since when you trust them") },
  { "bundle", N_ ("What came in"),
    N_ ("each file’s name, who made it, when it came, and what was in it") },
  { "seen", N_ ("Which files of shared folders were looked into"),
    N_ ("numbers that tell them from any other, no names") },
  { "span span_frame", N_ ("What came in and waits for an earlier file"),
    N_ ("other people’s lines, locked up until the earlier file comes") },
  { "conflict orders", N_ ("Questions to settle"),
    N_ ("where two people wrote something different, and orders that wait for your answer") },
  { "erased", N_ ("What was erased"),
    N_ ("which lines lost their words, so that they stay lost") },
  { "publish_token", N_ ("Which of your notes you published"),
    N_ ("numbers by which a note finds its published copy again, no words") },
  { "sent sent_run", N_ ("Which files you wrote for others"),
    N_ ("when, for whom, and which lines were in them, without their words") },
  { "removed horizon", N_ ("What was taken off this laptop"),
    N_ ("which old walks are not shown here; everybody else keeps them") },
  { "stream origin opening frame amend", NULL, NULL },
  { "mark_under erasure", NULL, NULL },
  { "dead known newest went word word_place word_pending", NULL, NULL },
  { NULL },
};

const char *
cw_where_kind_title (const CwKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_titles); i++)
    if (strcmp (kind_titles[i][0], kind->name) == 0)
      return kind_titles[i][1];

  return NULL;
}

const char *
cw_where_field_words (const CwKind *kind, const CwField *field)
{
  const char *common = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (field_words); i++)
    {
      if (strcmp (field_words[i][1], field->name) != 0)
        continue;
      if (strcmp (field_words[i][0], kind->name) == 0)
        return field_words[i][2];
      if (field_words[i][0][0] == '\0')
        common = field_words[i][2];
    }

  return common;
}
