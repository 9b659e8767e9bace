package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.BilingualLabel;
import fr.teleguichet.fleet.interview.UsageFigures.Where;
import fr.teleguichet.fleet.web.page.MessageBundles;
import jakarta.inject.Singleton;

/** What the lines of tables by site are called. */
@Singleton
final class SiteRowLabelFactory {

  private final MessageBundles texts;

  SiteRowLabelFactory(MessageBundles texts) {
    this.texts = texts;
  }

  BilingualLabel of(Where where) {
    return switch (where) {
      case Where.AtSite(var _, String name) -> BilingualLabel.of(name);
      case Where.NoSite() -> BilingualLabel.of(texts, text -> text.say("evaluation.site.none"));
      case Where.DeletedSite() ->
          BilingualLabel.of(texts, text -> text.say("evaluation.site.deleted"));
    };
  }
}
