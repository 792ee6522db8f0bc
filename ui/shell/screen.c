#include "ui/shell/screen.h"
#include "ui/academy/academy-page.h"

#include "ui/coach/coach-page.h"
#include "ui/exchange/exchange-view.h"
#include "ui/exchange/question-count.h"
#include "ui/forms/forms-view.h"
#include "ui/students/students-page.h"
#include "ui/today/today-page.h"
#include "ui/trends/trends-page.h"
#include "ui/walks/walks-view.h"

#include <glib/gi18n.h>

static gboolean
leave_walk (GtkWidget *screen)
{
  return cw_walks_view_go_back (CW_WALKS_VIEW (screen));
}

static GtkWidget *
make_exchange (CwWorkSession *session)
{
  GtkWidget *screen = g_object_new (CW_TYPE_EXCHANGE_VIEW, NULL);

  cw_exchange_view_set_session (CW_EXCHANGE_VIEW (screen), session);
  return screen;
}

static gboolean
leave_exchange_page (GtkWidget *screen)
{
  return cw_exchange_view_go_back (CW_EXCHANGE_VIEW (screen));
}

static gboolean
leave_form (GtkWidget *screen)
{
  return cw_forms_view_go_back (CW_FORMS_VIEW (screen));
}

const CwScreen cw_screens[] = {
  {
      .name = "today",
      .title = N_ ("Today"),
      .icon = "today-symbolic",
      .key = GDK_KEY_t,
      .make = cw_today_page_new,
  },
  {
      .name = "walks",
      .title = N_ ("Walks"),
      .icon = "walks-symbolic",
      .key = GDK_KEY_w,
      .make = cw_walks_view_new,
      .go_back = leave_walk,
  },
  {
      .name = "coaching",
      .title = N_ ("Coaching"),
      .icon = "coaching-symbolic",
      .key = GDK_KEY_c,
      .make = cw_coach_page_new,
  },
  {
      .name = "forms",
      .title = N_ ("Forms"),
      .icon = "forms-symbolic",
      .key = GDK_KEY_f,
      .make = cw_forms_view_new,
      .go_back = leave_form,
  },
  {
      .name = "students",
      .title = N_ ("Students"),
      .icon = "students-symbolic",
      .key = GDK_KEY_s,
      .make = cw_students_page_new,
  },
  {
      .name = "trends",
      .title = N_ ("Trends"),
      .icon = "trends-symbolic",
      .key = GDK_KEY_r,
      .make = cw_trends_page_new,
  },
  {
      .name = "academy",
      .title = N_ ("Academy"),
      .icon = "academy-symbolic",
      .key = GDK_KEY_a,
      .make = cw_academy_page_new,
  },
  {
      .name = "exchange",
      .title = N_ ("Exchange"),
      .icon = "exchange-symbolic",
      .key = GDK_KEY_e,
      .make = make_exchange,
      .go_back = leave_exchange_page,
      .make_badge = cw_question_count_new,
  },
  { .name = NULL },
};

const CwScreen *
cw_screen_find (const char *name)
{
  for (const CwScreen *screen = cw_screens; screen->name != NULL; screen++)
    if (g_strcmp0 (screen->name, name) == 0)
      return screen;

  return NULL;
}
