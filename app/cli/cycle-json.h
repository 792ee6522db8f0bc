/* cycle-json.h - cycles, events, steps and student evidence as JSON */
#pragma once

#include "app/cli/session.h"

#include "corewalk/action-step.h"
#include "corewalk/cycle-event.h"
#include "corewalk/cycle-model.h"
#include "corewalk/cycle-share.h"
#include "corewalk/cycle.h"
#include "corewalk/student-evidence.h"

/* All that one page shows. Lists are of the things that their names say. */
typedef struct
{
  CwCycle *cycle;
  CwEvent *event;
  CwCycleModel *model;
  GPtrArray *events, *steps, *evidence, *shares, *remarks;
  CwGain gain;
} CliCyclePage;

void cli_cycle_page_clear (CliCyclePage *page);

/* Each writes the list @user_data as an array, or the page @user_data as an object. */
void cli_add_cycles (CliCall *call, CwJsonWriter *json, gpointer user_data);
void cli_add_models (CliCall *call, CwJsonWriter *json, gpointer user_data);
void cli_add_events (CliCall *call, CwJsonWriter *json, gpointer user_data);
void cli_add_steps (CliCall *call, CwJsonWriter *json, gpointer user_data);
void cli_add_cycle_page (CliCall *call, CwJsonWriter *json, gpointer user_data);
void cli_add_event_page (CliCall *call, CwJsonWriter *json, gpointer user_data);
void cli_add_evidence_page (CliCall *call, CwJsonWriter *json, gpointer user_data);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliCyclePage, cli_cycle_page_clear)
