package fr.teleguichet.fleet.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.person.AccountService;
import fr.teleguichet.fleet.alert.AlertSamples;
import fr.teleguichet.fleet.alert.AlertSeverity;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.web.page.Language;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What waits two days for a mail server is not sent to whom it is no business of any more. There is
 * no mail server here: what would be sent fails for that, and may be tried again.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
final class MailNotificationSenderIT {
  private TestPages.Running server;
  private MailNotificationSender target;
  private long alert;
  private long technician;

  @BeforeEach
  void aTechnicianWhoWantsEverything(TestPages.Running running) {
    server = running;
    target = running.context().getBean(MailNotificationSender.class);
    alert = AlertSamples.on(running);
    technician =
        running
            .context()
            .getBean(AccountService.class)
            .add(
                "Yves",
                "yves@example.org",
                Role.TECHNICIAN,
                new Scope.Territories(Set.of("cauvaldor")))
            .orElseThrow();
    running.context().getBean(AccountRepository.class).setPassword(technician, "none");
    wish(Optional.of(AlertSeverity.NOTICE), true);
  }

  private void wish(Optional<AlertSeverity> severity, boolean digest) {
    server
        .context()
        .getBean(AlertPreferenceRepository.class)
        .put(technician, new AlertPreference(severity, digest, Language.FRENCH));
  }

  private void change(String sql) {
    server
        .database()
        .jdbi()
        .useHandle(handle -> assertThat(handle.execute(sql)).as(sql).isPositive());
  }

  private void deliver(Delivery.What what) throws IOException {
    target.deliver(
        new Delivery(
            1,
            what == Delivery.What.DIGEST ? OptionalLong.empty() : OptionalLong.of(alert),
            what,
            1,
            Channel.MAIL,
            technician,
            DeliveryState.SENDING,
            0,
            Instant.EPOCH,
            ""));
  }

  private void wouldBeSent(Delivery.What what) {
    assertThatThrownBy(() -> deliver(what)).as(what.code()).hasMessageContaining("no mail server");
  }

  private void isNotSent(Delivery.What what, String why) {
    assertThatThrownBy(() -> deliver(what))
        .as(what.code() + ": " + why)
        .isInstanceOf(NotificationSender.RefusedForGoodException.class);
  }

  @Test
  void whoLostTheRoleOrTheTerritoryOrIsGoneIsNotTold() {
    wouldBeSent(Delivery.What.OPENED);
    wouldBeSent(Delivery.What.DIGEST);
    change("UPDATE account SET role = 'adviser' WHERE id = " + technician);
    isNotSent(Delivery.What.OPENED, "an adviser sees no alerts");
    isNotSent(Delivery.What.DIGEST, "an adviser sees no alerts");
    change("UPDATE account SET role = 'viewer' WHERE id = " + technician);
    wouldBeSent(Delivery.What.OPENED);
    change("UPDATE account_territory SET territory = 'lot' WHERE account_id = " + technician);
    isNotSent(Delivery.What.OPENED, "it is elsewhere");
    change("DELETE FROM account WHERE id = " + technician);
    isNotSent(Delivery.What.DIGEST, "nobody is there");
  }

  @Test
  void whoWantsItNoMoreIsNotTold() {
    wish(Optional.of(AlertSeverity.URGENT), false);
    isNotSent(Delivery.What.OPENED, "it is not urgent");
    isNotSent(Delivery.What.DIGEST, "no week is wanted");
  }

  @Test
  void nothingThatIsOverIsCalledOpenAndNobodyIsToldOfWhatSomebodyElseHas() {
    wouldBeSent(Delivery.What.REMINDER);
    isNotSent(Delivery.What.ASSIGNED, "nobody has it");
    String person = ", person = " + technician + ", person_name = 'Yves' WHERE id = " + alert;
    change("UPDATE alert SET state = 'assigned'" + person);
    wouldBeSent(Delivery.What.ASSIGNED);
    wouldBeSent(Delivery.What.REMINDER);
    change("UPDATE alert SET state = 'resolved'" + person);
    isNotSent(Delivery.What.ASSIGNED, "it is over");
    isNotSent(Delivery.What.REMINDER, "it is over");
    wouldBeSent(Delivery.What.RESOLVED);
  }
}
