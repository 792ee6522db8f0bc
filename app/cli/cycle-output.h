/* cycle-output.h - cycles, events, steps and student evidence, as text and as JSON */
#pragma once

#include "app/cli/command.h"

/** cli_print_cycles: @cycles is of CwCycle. */
void cli_print_cycles (CliCall *call, GPtrArray *cycles);

/** cli_print_cycle: all of one cycle; %FALSE with @error. */
gboolean cli_print_cycle (CliCall *call, gint64 cycle, GError **error);

/** cli_print_models: @models is of CwCycleModel. */
void cli_print_models (CliCall *call, GPtrArray *models);

/** cli_print_events: @events is of CwEvent. */
void cli_print_events (CliCall *call, GPtrArray *events);

/** cli_print_event: an event with its questions, notes and carried steps; %FALSE with @error. */
gboolean cli_print_event (CliCall *call, gint64 event, GError **error);

/** cli_print_steps: @steps is of CwActionStep. */
void cli_print_steps (CliCall *call, GPtrArray *steps);

/** cli_print_evidence: the student evidence of a cycle, and the gain; %FALSE with @error. */
gboolean cli_print_evidence (CliCall *call, gint64 cycle, GError **error);
