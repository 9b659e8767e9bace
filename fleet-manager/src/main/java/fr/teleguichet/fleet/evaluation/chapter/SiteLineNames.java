package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.Label;
import fr.teleguichet.fleet.interview.UsageFigures.Where;
import fr.teleguichet.fleet.web.page.MessageBundles;
import jakarta.inject.Singleton;

/** What the lines of tables by site are called. */
@Singleton
final class SiteLineNames {

  private final MessageBundles texts;

  SiteLineNames(MessageBundles texts) {
    this.texts = texts;
  }

  Label of(Where where) {
    return switch (where) {
      case Where.AtSite(var _, String name) -> Label.of(name);
      case Where.NoSite() -> Label.of(texts, text -> text.say("evaluation.site.none"));
      case Where.DeletedSite() -> Label.of(texts, text -> text.say("evaluation.site.deleted"));
    };
  }
}
