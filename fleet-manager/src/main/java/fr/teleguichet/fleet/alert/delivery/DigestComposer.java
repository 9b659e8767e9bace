package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.alert.AlertQuery;
import fr.teleguichet.fleet.alert.AlertReader;
import fr.teleguichet.fleet.alert.AlertRow;
import fr.teleguichet.fleet.alert.AlertText;
import fr.teleguichet.fleet.kiosk.FleetHeadline;
import fr.teleguichet.fleet.kiosk.FleetSnapshot;
import fr.teleguichet.fleet.kiosk.KioskQuery;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.EmptyHandling;

/** The week in a mail that is read in a minute: how the kiosks are, what is open, what was. */
@Singleton
final class DigestComposer {
  private static final Duration WEEK = Duration.ofDays(7);

  /** What takes longer to read than a minute is on the page. */
  private static final int MAX_LINES = 10;

  private final AlertReader alerts;
  private final AlertText words;
  private final LiveFleetStatus fleet;
  private final DeliverySettings settings;
  private final Jdbi jdbi;
  private final Clock clock;

  DigestComposer(
      AlertReader alerts,
      AlertText words,
      LiveFleetStatus fleet,
      DeliverySettings settings,
      Database database,
      Clock clock) {
    this.alerts = alerts;
    this.words = words;
    this.fleet = fleet;
    this.settings = settings;
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  MailContent compose(Scope scope, LocalizedText text) {
    Instant now = clock.instant();
    FleetSnapshot seen = fleet.picture().within(scope);
    List<AlertRow> open = find(AlertQuery.View.OPEN, AlertQuery.Order.MOST_URGENT, scope);
    List<AlertRow> over =
        find(AlertQuery.View.RESOLVED, AlertQuery.Order.NEWEST, scope).stream()
            .filter(it -> it.state().since().isAfter(now.minus(WEEK)))
            .toList();
    return new MailContent(
        text.say(
            "mail.digest.subject",
            open.size(),
            text.day(now.atZone(LocalizedText.ZONE).toLocalDate())),
        text.say(
            "mail.digest.lead",
            FleetHeadline.of(seen.window(KioskQuery.ALL), text, now),
            interviews(scope, seen, now.minus(WEEK), now),
            interviews(scope, seen, now.minus(WEEK).minus(WEEK), now.minus(WEEK))),
        List.of(
            new MailContent.Section(
                text.say("mail.digest.open", open.size()),
                open.stream().limit(MAX_LINES).map(it -> line(it, text)).toList()),
            new MailContent.Section(
                text.say("mail.digest.over", over.size()),
                over.stream().limit(MAX_LINES).map(it -> line(it, text)).toList())),
        List.of(new MailContent.Link(settings.pages() + "/alerts", text.say("mail.digest.link"))),
        text.say("mail.foot"));
  }

  private List<AlertRow> find(AlertQuery.View view, AlertQuery.Order order, Scope scope) {
    return alerts.find(
        new AlertQuery(
            view, Optional.empty(), 0, order, OptionalLong.empty(), AlertQuery.MAX_ROWS, scope));
  }

  private String line(AlertRow alert, LocalizedText text) {
    return text.say(
        "mail.digest.line",
        AlertText.what(alert.kind(), alert.members().topic(), text),
        words.where(alert, text),
        text.moment(alert.since()));
  }

  private long interviews(Scope scope, FleetSnapshot seen, Instant from, Instant to) {
    String where = scope.isWholeFleet() ? "TRUE" : "site_id IN (<sites>)";
    return jdbi.withHandle(
        handle -> {
          var query =
              handle
                  .createQuery(
                      "SELECT COUNT(*) FROM interview WHERE started >= :from AND started < :to"
                          + " AND outcome = 'held' AND "
                          + where)
                  .bind("from", LocalDateTime.ofInstant(from, ZoneOffset.UTC))
                  .bind("to", LocalDateTime.ofInstant(to, ZoneOffset.UTC));
          return (scope.isWholeFleet()
                  ? query
                  : query.bindList(
                      EmptyHandling.NULL_KEYWORD, "sites", List.copyOf(seen.sitesIn(scope))))
              .mapTo(long.class)
              .one();
        });
  }
}
