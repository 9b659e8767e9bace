package fr.teleguichet.fleet.health;

import fr.teleguichet.fleet.enrolment.ReusedClaimWarnings;
import fr.teleguichet.fleet.mqtt.link.LinkHealth;
import fr.teleguichet.fleet.pki.authority.AuthorityWarning;
import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.platform.datadir.DiskReserve;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.telemetry.RefusedItemRegister;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.Notice;
import fr.teleguichet.fleet.web.page.NoticeAudience;
import fr.teleguichet.fleet.web.page.NoticeSource;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says above every page when the manager itself lacks its broker, its database or free space, and
 * when its database refuses what kiosks send; to technicians besides when somebody has a copy of a
 * claim, what the certificate authority needs, and when free space gets little.
 */
@Singleton
final class ManagerNoticeSource implements NoticeSource {

  /** A link that comes back at once is nobody's business. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final int MAX_NAMED = 5;

  private final TelemetryIngest telemetry;
  private final DiskReserve reserve;
  private final LinkHealth link;
  private final ReusedClaimWarnings alerts;
  private final CertificateAuthority authority;
  private final SiteCache sites;
  private final Clock clock;

  ManagerNoticeSource(
      TelemetryIngest telemetry,
      DiskReserve reserve,
      LinkHealth link,
      ReusedClaimWarnings alerts,
      CertificateAuthority authority,
      SiteCache sites,
      Clock clock) {
    this.telemetry = telemetry;
    this.reserve = reserve;
    this.link = link;
    this.alerts = alerts;
    this.authority = authority;
    this.sites = sites;
    this.clock = clock;
  }

  @Override
  public List<Notice> now(LocalizedText text, NoticeAudience audience) {
    List<Notice> notices = new ArrayList<>();
    Instant bearable = clock.instant().minus(GRACE);
    link.awaySince()
        .filter(since -> since.isBefore(bearable))
        .ifPresent(
            since -> notices.add(new Notice(true, text.say("notice.broker", text.moment(since)))));
    telemetry
        .health()
        .awaySince()
        .ifPresent(
            since ->
                notices.add(new Notice(true, text.say("notice.database", text.moment(since)))));
    reserve.disks().stream()
        .filter(disk -> disk.level() == DiskReserve.Level.SHORT)
        .forEach(disk -> notices.add(full(disk, telemetry.queue().withheld(), text)));
    long dropped = telemetry.queue().dropped();
    if (dropped > 0) {
      notices.add(new Notice(false, text.say("notice.dropped", dropped)));
    }
    long thinned = telemetry.queue().thinned();
    if (thinned > 0) {
      notices.add(new Notice(false, text.say("notice.thinned", thinned)));
    }
    long missing = telemetry.health().missingRecords();
    if (missing > 0) {
      notices.add(new Notice(true, text.say("notice.missing", missing)));
    }
    refused(text, audience).ifPresent(notices::add);
    long aside = telemetry.health().recordsAside();
    if (aside > 0) {
      notices.add(aside(aside, text));
    }
    if (audience.isTechnical()) {
      claims(text, audience).ifPresent(notices::add);
    }
    return notices;
  }

  /** The kiosks of the audience whose data does not get into the database, the first few named. */
  private Optional<Notice> refused(LocalizedText text, NoticeAudience audience) {
    List<RefusedItemRegister.Refusal> refusals =
        telemetry.health().refusals().repeated(node -> audience.territories().covers(node));
    String names =
        refusals.stream()
            .map(it -> sites.now().called(it.node()))
            .limit(MAX_NAMED)
            .collect(Collectors.joining(", "));
    return refusals.isEmpty()
        ? Optional.empty()
        : Optional.of(refused(refusals.size(), names, refusals.getFirst().since(), text));
  }

  static Notice refused(int kiosks, String names, Instant since, LocalizedText text) {
    return new Notice(
        true,
        text.say(
            "notice.refused", kiosks, names, text.moment(since), Math.max(0, kiosks - MAX_NAMED)));
  }

  private Optional<Notice> claims(LocalizedText text, NoticeAudience audience) {
    String labels =
        alerts.openIn(audience.territories()).stream()
            .map(it -> sites.now().called(new NodeAddress(it.territory(), it.label())))
            .limit(MAX_NAMED)
            .collect(Collectors.joining(", "));
    return labels.isEmpty()
        ? Optional.empty()
        : Optional.of(new Notice(true, text.say("notice.claim", labels)));
  }

  @Override
  public List<Notice> forTechnicians(LocalizedText text) {
    return Stream.concat(
            authority.concern().stream().map(concern -> notice(concern, text)),
            reserve.disks().stream()
                .filter(disk -> disk.level() == DiskReserve.Level.LOW)
                .map(disk -> low(disk, reserve.bytes(), text)))
        .toList();
  }

  static Notice aside(long records, LocalizedText text) {
    return new Notice(true, text.say("notice.aside", records));
  }

  static Notice full(DiskReserve.Disk disk, long withheld, LocalizedText text) {
    return new Notice(true, text.say("notice.disk.short", text.size(disk.free()), withheld));
  }

  static Notice low(DiskReserve.Disk disk, long reserve, LocalizedText text) {
    return new Notice(
        false, text.say("notice.disk.low", text.size(disk.free()), text.size(reserve)));
  }

  static Notice notice(AuthorityWarning concern, LocalizedText text) {
    return new Notice(
        true,
        switch (concern) {
          case AuthorityWarning.RootKeyIsAway(Instant end, _) ->
              text.say("notice.authority.root-key-is-away", text.moment(end));
          case AuthorityWarning.RootEnds(Instant end) ->
              text.say("notice.authority.root-ends", text.moment(end));
        });
  }
}
