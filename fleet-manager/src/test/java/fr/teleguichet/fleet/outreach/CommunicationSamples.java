package fr.teleguichet.fleet.outreach;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.budget.EuroAmount;
import fr.teleguichet.fleet.site.SiteCache;
import java.time.LocalDate;
import java.util.Set;

/** Actions around the kiosks of tests, for pages. */
public final class CommunicationSamples {

  private CommunicationSamples() {}

  /** Notes them; the number of one. */
  public static long on(TestPages.Running pages) {
    OutreachRepository table = pages.context().getBean(OutreachRepository.class);
    LocalDate today = pages.context().getBean(OutreachReader.class).today();
    long _ =
        table.add(action("Affiches dans les commerces", today.minusDays(200), Set.of(), "64,50"));
    long _ = table.add(action("Article dans la presse", today.minusDays(10), Set.of(), ""));
    return table.add(
        action("Portes ouvertes", today.minusDays(150), Set.of(site(pages, "bretenoux")), "120"));
  }

  /** The row of a site. */
  static int site(TestPages.Running pages, String code) {
    return pages.context().getBean(SiteCache.class).now().find(code).orElseThrow().id();
  }

  static OutreachAction action(String title, LocalDate day, Set<Integer> sites, String cost) {
    return new OutreachAction(
        0,
        OutreachActionKind.POSTER,
        title,
        day,
        day.plusDays(2),
        sites.isEmpty(),
        sites,
        EuroAmount.read(cost).orElseThrow(),
        "Avec la mairie");
  }
}
