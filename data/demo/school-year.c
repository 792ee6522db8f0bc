#include "data/demo/school-year.h"

#define HOUR_MS (60 * 60 * 1000)
#define DAY_MS (24 * HOUR_MS)

#define STANDARD_MIN (-300)
#define DAYLIGHT_MIN (-240)

gint64
cw_demo_day (gint year, gint month, gint day_of_month)
{
  /* Counted in years that begin in March, so that a leap day comes last. */
  gint64 y = month <= 2 ? year - 1 : year;
  gint64 era = (y >= 0 ? y : y - 399) / 400;
  gint64 of_era = y - era * 400;
  gint64 of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day_of_month - 1;

  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

gint
cw_demo_weekday (gint64 day)
{
  return (gint) (((day + 3) % 7 + 7) % 7);
}

static void
split_day (gint64 day, gint *year, gint *month)
{
  gint64 shifted = day + 719468;
  gint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  gint64 of_era = shifted - era * 146097;
  gint64 y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  gint64 of_year = of_era - (365 * y + y / 4 - y / 100);
  gint64 march = (5 * of_year + 2) / 153;

  *month = (gint) (march < 10 ? march + 3 : march - 9);
  *year = (gint) (y + era * 400 + (*month <= 2));
}

gint
cw_demo_month (gint64 day)
{
  gint year, month;

  split_day (day, &year, &month);
  return month;
}

/* The @nth @weekday of a month, counted from 1. */
static gint64
nth_weekday (gint year, gint month, gint weekday, gint nth)
{
  gint64 first = cw_demo_day (year, month, 1);

  return first + (weekday - cw_demo_weekday (first) + 7) % 7 + 7 * (nth - 1);
}

CwMoment
cw_demo_moment (gint64 day, gint local_ms)
{
  gint year, month;
  gint64 spring, fall, local = day * DAY_MS + local_ms;
  gint offset;

  split_day (day, &year, &month);
  spring = nth_weekday (year, 3, 6, 2) * DAY_MS + 2 * HOUR_MS;
  fall = nth_weekday (year, 11, 6, 1) * DAY_MS + 2 * HOUR_MS;
  offset = local >= spring && local < fall ? DAYLIGHT_MIN : STANDARD_MIN;
  return (CwMoment){ .at_ms = local - (gint64) offset * 60000, .offset_min = offset };
}

static void
close_days (CwDemoSchoolYear *self, gint64 first, gint64 last)
{
  for (gint64 day = MAX (first, self->first_day);
       day <= last && day < self->first_day + self->count; day++)
    self->days[day - self->first_day] = CW_DEMO_DAY_FREE;
}

static void
close_holidays (CwDemoSchoolYear *self, gint year)
{
  gint64 thanksgiving = nth_weekday (year, 11, 3, 4);
  gint64 presidents = nth_weekday (year + 1, 2, 0, 3);
  gint64 spring = nth_weekday (year + 1, 4, 0, 2);
  gint64 memorial = nth_weekday (year + 1, 5, 0, 5);

  if (cw_demo_month (memorial) != 5)
    memorial -= 7;
  close_days (self, nth_weekday (year, 9, 0, 1), nth_weekday (year, 9, 0, 1));
  close_days (self, nth_weekday (year, 10, 0, 2), nth_weekday (year, 10, 0, 2));
  close_days (self, cw_demo_day (year, 11, 11), cw_demo_day (year, 11, 11));
  close_days (self, thanksgiving, thanksgiving + 1);
  close_days (self, cw_demo_day (year, 12, 24), cw_demo_day (year + 1, 1, 1));
  close_days (self, nth_weekday (year + 1, 1, 0, 3), nth_weekday (year + 1, 1, 0, 3));
  close_days (self, presidents, presidents + 1);
  close_days (self, spring, spring + 4);
  close_days (self, memorial, memorial);
  /* Teachers train on election day and before presidents' day. */
  close_days (self, nth_weekday (year, 11, 0, 1) + 1, nth_weekday (year, 11, 0, 1) + 1);
  close_days (self, presidents - 3, presidents - 3);
}

static void
let_it_snow (CwDemoSchoolYear *self, gint year, CwDemoRandom *random)
{
  gint count = cw_demo_random_between (random, 2, 4);
  gint64 january = cw_demo_day (year + 1, 1, 5);

  for (gint i = 0; i < count; i++)
    {
      gint64 day = january + cw_demo_random_between (random, 0, 60);

      close_days (self, day, day);
    }
}

/* Quarters of as many school days each, the last one with what is left. */
static void
divide (CwDemoSchoolYear *self)
{
  guint open = 0, seen = 0, term = 0;

  for (guint i = 0; i < self->count; i++)
    open += self->days[i] != CW_DEMO_DAY_FREE;
  self->terms[0].first_day = self->first_day;
  for (guint i = 0; i < self->count; i++)
    {
      seen += self->days[i] != CW_DEMO_DAY_FREE;
      if (term + 1 < CW_DEMO_TERMS && seen == (term + 1) * open / CW_DEMO_TERMS)
        {
          self->terms[term].last_day = self->first_day + i;
          self->terms[++term].first_day = self->first_day + i + 1;
        }
    }
  self->terms[term].last_day = self->first_day + self->count - 1;
}

void
cw_demo_school_year_init (CwDemoSchoolYear *self, gint year, CwDemoRandom *random)
{
  gint64 last = nth_weekday (year + 1, 6, 4, 2);

  self->first_day = nth_weekday (year, 8, 2, 4);
  self->count = (guint) (last - self->first_day + 1);
  g_assert (self->count <= CW_DEMO_DAYS);
  for (guint i = 0; i < self->count; i++)
    {
      gint weekday = cw_demo_weekday (self->first_day + i);
      gboolean is_early = weekday == 2 && (i / 7) % 2 == 1;

      self->days[i] = weekday >= 5 ? CW_DEMO_DAY_FREE
                      : is_early   ? CW_DEMO_DAY_SHORT
                                   : CW_DEMO_DAY_FULL;
    }
  close_holidays (self, year);
  let_it_snow (self, year, random);
  divide (self);
}

CwDemoDay
cw_demo_school_year_get (const CwDemoSchoolYear *self, gint64 day)
{
  if (day < self->first_day || day >= self->first_day + self->count)
    return CW_DEMO_DAY_FREE;
  return self->days[day - self->first_day];
}
