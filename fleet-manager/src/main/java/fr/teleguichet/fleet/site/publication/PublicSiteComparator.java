package fr.teleguichet.fleet.site.publication;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/** The order in which somebody looks for a place: by commune, then by name, accents aside. */
final class PublicSiteComparator {

  static final Comparator<PublicSite> ORDER =
      Comparator.comparing(
              (PublicSite it) -> it.site().commune(), Collator.getInstance(Locale.FRENCH))
          .thenComparing(it -> it.site().name(), Collator.getInstance(Locale.FRENCH))
          .thenComparing(it -> it.site().code().value());

  private PublicSiteComparator() {}
}
