package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.alert.AlertListener;
import fr.teleguichet.fleet.alert.AlertSeverity;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.text.CodedEnum;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;

/**
 * Puts down whom to tell, in the transaction that makes the alert: there is none without the other.
 * Each account is told what it chose, of what it may see.
 */
@Singleton
final class AlertOutbox implements AlertListener {

  /** Who is told again while an alert stays open. */
  static final Duration REMINDER = Duration.ofDays(1);

  private static final LocalTime DIGEST_TIME = LocalTime.of(7, 30);
  private static final DayOfWeek LAST_DIGEST_DAY = DayOfWeek.THURSDAY;
  private static final Set<Role> ROLES =
      EnumSet.of(Role.COORDINATOR, Role.TECHNICIAN, Role.MEDIATOR, Role.VIEWER);

  private final DeliverySettings settings;
  private final AccountRepository accounts;

  AlertOutbox(DeliverySettings settings, AccountRepository accounts) {
    this.settings = settings;
    this.accounts = accounts;
  }

  @Override
  public void opened(Handle handle, long alert, Duration time, Instant now) {
    tell(handle, alert, Delivery.What.OPENED, 0, time, now);
    int _ = handle.execute("UPDATE alert SET reminded = ? WHERE id = ?", time.toMillis(), alert);
  }

  /** A program does not sleep, and would take it for open meanwhile. */
  @Override
  public void resolved(Handle handle, long alert, Duration time, Instant now) {
    post(handle, alert, Delivery.What.RESOLVED, 0, time, now);
  }

  @Override
  public void endTold(Handle handle, long alert, Duration time, Instant now) {
    mail(handle, alert, Delivery.What.RESOLVED, 0, time, now);
  }

  private void tell(
      Handle handle, long alert, Delivery.What what, int serial, Duration time, Instant now) {
    post(handle, alert, what, serial, time, now);
    mail(handle, alert, what, serial, time, now);
  }

  private void post(
      Handle handle, long alert, Delivery.What what, int serial, Duration time, Instant now) {
    if (settings.webhook().isPresent()) {
      DeliveryRepository.add(
          handle, OptionalLong.of(alert), what, serial, Channel.WEBHOOK, List.of(0L), time, now);
    }
  }

  private void mail(
      Handle handle, long alert, Delivery.What what, int serial, Duration time, Instant now) {
    if (settings.mail().isEmpty()) {
      return;
    }
    AlertSeverity severity = severity(handle, alert);
    List<String> territories = territories(handle, alert);
    List<Long> whom =
        recipients(
            handle,
            (account, preference) ->
                preference.wants(severity)
                    && territories.stream().anyMatch(account.scope()::covers));
    DeliveryRepository.add(
        handle, OptionalLong.of(alert), what, serial, Channel.MAIL, whom, time, now);
  }

  /** Whoever asked for no alerts is not told of the own either; whoever never chose is. */
  @Override
  public void assigned(Handle handle, long alert, long account, Instant now) {
    AlertPreference chosen = AlertPreferenceRepository.chosen(handle).get(account);
    if (settings.mail().isPresent() && (chosen == null || chosen.severity().isPresent())) {
      DeliveryRepository.add(
          handle,
          OptionalLong.of(alert),
          Delivery.What.ASSIGNED,
          next(handle, alert, Delivery.What.ASSIGNED),
          Channel.MAIL,
          List.of(account),
          DeliveryRepository.time(handle),
          now);
    }
  }

  /** It is said again at once, and not a day after the last time. */
  @Override
  public void released(Handle handle, long alert) {
    int _ = handle.execute("UPDATE alert SET reminded = 0 WHERE id = ?", alert);
  }

  private static AlertSeverity severity(Handle handle, long alert) {
    return CodedEnum.of(
            AlertSeverity.class,
            handle
                .createQuery("SELECT severity FROM alert WHERE id = :id")
                .bind("id", alert)
                .mapTo(String.class)
                .one())
        .orElse(AlertSeverity.SOON);
  }

  private static List<String> territories(Handle handle, long alert) {
    return handle
        .createQuery("SELECT DISTINCT territory FROM alert_member WHERE alert_id = :alert")
        .bind("alert", alert)
        .mapTo(String.class)
        .list();
  }

  private List<Long> recipients(Handle handle, BiPredicate<Account, AlertPreference> wants) {
    Map<Long, AlertPreference> chosen = AlertPreferenceRepository.chosen(handle);
    return accounts.all().stream()
        .filter(AlertOutbox::mayBeTold)
        .filter(
            it -> {
              AlertPreference preference = chosen.get(it.id());
              return wants.test(
                  it, preference == null ? AlertPreference.preset(it.role()) : preference);
            })
        .map(Account::id)
        .toList();
  }

  /** Whether somebody has alerts at all, now: what waited for her is not sent otherwise. */
  static boolean mayBeTold(Account account) {
    return account.isActive() && ROLES.contains(account.role());
  }

  /** Once a day of what is still open and not quiet, once a week of everything. */
  @Override
  public void looked(Handle handle, Set<Long> speaking, Duration time, Instant now) {
    if (settings.mail().isEmpty() && settings.webhook().isEmpty()) {
      return;
    }
    List<Long> due =
        handle
            .createQuery(
                """
                SELECT id FROM alert WHERE state <> 'resolved' AND severity <> 'notice'
                  AND reminded <= :before
                """)
            .bind("before", time.minus(REMINDER).toMillis())
            .mapTo(long.class)
            .list();
    for (long alert : due) {
      if (speaking.contains(alert)) {
        remind(handle, alert, time, now);
      }
    }
    if (settings.mail().isPresent()) {
      digest(handle, time, now.atZone(LocalizedText.ZONE));
    }
  }

  private void remind(Handle handle, long alert, Duration time, Instant now) {
    int serial = next(handle, alert, Delivery.What.REMINDER);
    tell(handle, alert, Delivery.What.REMINDER, serial, time, now);
    int _ = handle.execute("UPDATE alert SET reminded = ? WHERE id = ?", time.toMillis(), alert);
  }

  private static int next(Handle handle, long alert, Delivery.What what) {
    return handle
            .createQuery(
                "SELECT COALESCE(MAX(serial), 0) FROM alert_delivery"
                    + " WHERE alert_id = :alert AND what = :what")
            .bind("alert", alert)
            .bind("what", what.code())
            .mapTo(int.class)
            .one()
        + 1;
  }

  /**
   * Whoever looks here is alone: that there is no digest of this week yet stays true. Where nobody
   * looked on Monday it comes late, and no longer once the week is nearly over.
   */
  private void digest(Handle handle, Duration time, ZonedDateTime now) {
    if (now.getDayOfWeek().compareTo(LAST_DIGEST_DAY) > 0
        || now.toLocalTime().isBefore(DIGEST_TIME)) {
      return;
    }
    int week =
        now.get(IsoFields.WEEK_BASED_YEAR) * 100 + now.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    boolean isDone =
        handle
                .createQuery(
                    "SELECT COUNT(*) FROM alert_delivery WHERE what = 'digest' AND serial = :week")
                .bind("week", week)
                .mapTo(int.class)
                .one()
            > 0;
    if (!isDone) {
      DeliveryRepository.add(
          handle,
          OptionalLong.empty(),
          Delivery.What.DIGEST,
          week,
          Channel.MAIL,
          recipients(handle, (_, preference) -> preference.digest()),
          time,
          now.toInstant());
    }
  }
}
