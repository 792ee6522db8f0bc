#include "ui/exchange/card-words.h"

#include "corewalk/card-declare.h"

#include <glib/gi18n.h>

static const char *
role_name (const char *role)
{
  return g_str_equal (role, "coach")     ? _ ("Coach")
         : g_str_equal (role, "lead")    ? _ ("School leader")
         : g_str_equal (role, "academy") ? _ ("Leadership academy")
                                         : _ ("District");
}

char *
cw_card_words_dup_office (const CwSenderCard *card)
{
  if (*card->organization == '\0')
    return g_strdup (role_name (card->role));

  return g_strdup_printf ("%s · %s", role_name (card->role), card->organization);
}

char *
cw_card_words_dup_about (const CwSenderCard *card)
{
  g_autofree char *office = cw_card_words_dup_office (card);
  g_autofree char *declaration = cw_card_dup_declaration (card);

  return g_strdup_printf ("%s\n%s", office, declaration);
}

GtkWidget *
cw_card_words_new (const char *fingerprint)
{
  GtkWidget *flow = gtk_flow_box_new (), *pair = NULL;
  g_auto (GStrv) words = g_strsplit (fingerprint, " ", -1);

  gtk_widget_add_css_class (flow, "card-words");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_widget_set_can_focus (flow, FALSE); /* or Tab would stay before it for ever */
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 9);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 9);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fingerprint, -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      GtkWidget *word = gtk_label_new (words[i]);

      if (i % 2 == 0) /* in pairs, so that no word is left alone on a line */
        {
          pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
          gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
          gtk_flow_box_append (GTK_FLOW_BOX (flow), pair);
          gtk_widget_set_focusable (gtk_widget_get_parent (pair), FALSE);
        }
      gtk_widget_add_css_class (word, "card-word");
      gtk_box_append (GTK_BOX (pair), word);
    }

  return flow;
}

char *
cw_card_words_dup_advice (const CwSenderCard *card, CwCardStand stand, const CwTrusted *other)
{
  switch (stand)
    {
    case CW_CARD_UNKNOWN:
      return g_strdup_printf (
          _ ("Call %s and let the four words of the card be read to you. If "
             "they are these, the card is real."),
          card->name);

    case CW_CARD_OWN:
      return g_strdup (_ ("This is your own card."));

    case CW_CARD_TRUSTED:
      return g_strdup_printf (_ ("You have this card of %s already."), card->name);

    case CW_CARD_RENEWED:
      return g_strdup_printf (
          _ ("%s changed something on the card that you have. The four words "
             "are new: compare them on the phone."),
          card->name);

    case CW_CARD_OUTDATED:
      return g_strdup_printf (_ ("You have a newer card of %s. This one is not used any more."),
                              card->name);

    case CW_CARD_FOLLOWS:
      return g_strdup_printf (
          _ ("This says that %s has a new laptop. Call and compare the four "
             "words: a stolen laptop could say that, too."),
          other != NULL ? other->card->name : card->name);

    case CW_CARD_NAMESAKE:
      return g_strdup_printf (_ ("You have another card of somebody called %s. Call, and ask "
                                 "whether there are two of them, or a new card."),
                              card->name);
    }

  g_return_val_if_reached (NULL);
}
