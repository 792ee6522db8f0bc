#include "ui/academy/slides.h"

#include "corewalk/academy.h"
#include "ui/paper/poster-sheet.h"

#include <glib/gi18n.h>

struct _CwSlides
{
  AdwWindow parent_instance;

  GPtrArray *works; /* of CwAcademyWork */
  guint at;

  GtkLabel *title;
  GtkLabel *whose;
  GtkWidget *parts;
  GtkLabel *place;
  GtkScrolledWindow *scroller;
};

G_DEFINE_FINAL_TYPE (CwSlides, cw_slides, ADW_TYPE_WINDOW)

static void
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

static void
show (CwSlides *self)
{
  const CwAcademyWork *work = self->works->pdata[self->at];
  g_autofree char *whose = cw_poster_dup_whose (work);
  g_autofree char *place = g_strdup_printf (_ ("%u of %u"), self->at + 1, self->works->len);
  GtkWidget *child = NULL;

  gtk_label_set_text (self->title, work->title);
  gtk_label_set_text (self->whose, whose);
  gtk_label_set_text (self->place, place);
  gtk_widget_set_visible (GTK_WIDGET (self->place), self->works->len > 1);
  while ((child = gtk_widget_get_first_child (self->parts)) != NULL)
    gtk_box_remove (GTK_BOX (self->parts), child);
  for (guint i = 0; i < CW_ACADEMY_TEXTS; i++)
    {
      if (work->texts[i] == NULL)
        continue;
      add_label (self->parts, cw_poster_get_head (work->kind, i), "slide-head");
      add_label (self->parts, work->texts[i], i == 0 ? "slide-first" : "slide-text");
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
turn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwSlides *self = CW_SLIDES (widget);
  int to = (int) self->at + g_variant_get_int32 (parameter);

  self->at = (guint) CLAMP (to, 0, (int) self->works->len - 1);
  show (self);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
cw_slides_finalize (GObject *object)
{
  g_clear_pointer (&CW_SLIDES (object)->works, g_ptr_array_unref);
  G_OBJECT_CLASS (cw_slides_parent_class)->finalize (object);
}

static void
cw_slides_class_init (CwSlidesClass *klass)
{
  static const struct
  {
    guint key;
    int by;
  } keys[] = {
    { GDK_KEY_Right, 1 },      { GDK_KEY_Page_Down, 1 },  { GDK_KEY_space, 1 },
    { GDK_KEY_Return, 1 },     { GDK_KEY_Left, -1 },      { GDK_KEY_Page_Up, -1 },
    { GDK_KEY_BackSpace, -1 }, { GDK_KEY_Home, -100000 }, { GDK_KEY_End, 100000 },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_slides_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/slides.ui");
  gtk_widget_class_bind_template_child (widget_class, CwSlides, title);
  gtk_widget_class_bind_template_child (widget_class, CwSlides, whose);
  gtk_widget_class_bind_template_child (widget_class, CwSlides, parts);
  gtk_widget_class_bind_template_child (widget_class, CwSlides, place);
  gtk_widget_class_bind_template_child (widget_class, CwSlides, scroller);
  gtk_widget_class_install_action (widget_class, "slides.turn", "i", turn_action);
  gtk_widget_class_install_action (widget_class, "slides.close", NULL, close_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, "slides.turn", "i",
                                         keys[i].by);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "slides.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "slides.close", NULL);
}

static void
cw_slides_init (CwSlides *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_slides_show (GtkWidget *asker, GPtrArray *take_works)
{
  CwSlides *self = g_object_new (CW_TYPE_SLIDES, "transient-for",
                                 GTK_WINDOW (gtk_widget_get_root (asker)), NULL);

  self->works = take_works;
  show (self);
  gtk_window_set_default_size (GTK_WINDOW (self), 1024, 768);
  gtk_window_fullscreen (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
}
