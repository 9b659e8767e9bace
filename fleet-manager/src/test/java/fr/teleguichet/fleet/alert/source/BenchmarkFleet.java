package fr.teleguichet.fleet.alert.source;

import fr.teleguichet.fleet.alert.ConditionSource;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.KioskStatusCode;
import fr.teleguichet.fleet.kiosk.ServiceAvailabilityText;
import fr.teleguichet.fleet.kiosk.StatusReason;
import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A fleet of which some kiosks do not work, for a benchmark. */
public final class BenchmarkFleet {
  private final List<Site> sites = new ArrayList<>();
  private final AtomicReference<List<KioskRow>> rows = new AtomicReference<>(List.of());
  private final int kiosks;

  /** Two kiosks at each site. */
  public BenchmarkFleet(int kiosks) {
    this.kiosks = kiosks;
    for (int i = 0; i < kiosks / 2; i++) {
      sites.add(
          new Site(
              i,
              new SiteCode("s" + i),
              "Site " + i,
              "Gramat",
              "46128",
              44.7,
              1.7,
              false,
              Optional.empty()));
    }
  }

  /** Of a hundred kiosks so many do not work; which ones moves on with the look. */
  public void become(int look, int ofHundred, Instant now) {
    List<KioskRow> next = new ArrayList<>();
    for (int i = 0; i < kiosks; i++) {
      boolean isBroken = (i + look / 3) % 100 < ofHundred;
      boolean isLost = isBroken && i % 2 == 0;
      List<StatusReason> reasons =
          !isBroken
              ? List.of()
              : isLost
                  ? List.of(new StatusReason.LinkLost(now))
                  : List.of(new StatusReason.PeripheralTrouble("printer", true, false, "jam", now));
      next.add(
          new KioskRow(
              new KioskUrlName.OfNode(new NodeAddress("t" + i % 100, "k" + i)),
              Optional.of(sites.get(i / 2)),
              isLost
                  ? KioskStatusCode.OFFLINE
                  : isBroken ? KioskStatusCode.WATCH : KioskStatusCode.OK,
              reasons,
              Optional.of(now),
              Optional.of(now),
              Map.of(),
              ServiceAvailabilityText.SILENT,
              Optional.empty()));
    }
    rows.set(next);
  }

  /** What it says. */
  public ConditionSource source() {
    return (_, now) -> KioskConditionSource.of(rows.get(), now);
  }

  /** What is counted from tables, by its kind. */
  public static List<Runnable> counts(
      Database database, CertificateAuthority authority, Instant now) {
    List<ConditionCountQuery> counts =
        List.of(
            new UnusedSiteQuery(database),
            new PassersWithoutSessionQuery(database),
            new UnansweredCallQuery(database),
            new ReplacedVideoCallQuery(database),
            new RebootLoopQuery(database),
            new FailingUpdateQuery(database),
            new FallingSatisfactionQuery(database),
            new EndingCertificateQuery(database, authority));
    return counts.stream()
        .<Runnable>map(
            it ->
                () -> {
                  int found = it.holding(it.kind().preset().threshold(), now).size();
                  if (found < 0) {
                    throw new IllegalStateException(it.kind().code());
                  }
                })
        .toList();
  }
}
