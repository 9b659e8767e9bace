package fr.teleguichet.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CheckReturnValue;
import fr.teleguichet.hardware.text.Worded;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Words that stand in the database, in addresses and in files: whoever renames a class or a
 * constant changes the left side of this table, never the right one.
 */
@NullMarked
@CheckReturnValue
final class StoredWordsTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          enrolment.UnitState,       planned waiting enrolled accepted lapsed cancelled rejected retired replaced
          enrolment.UnitEnding,          reject cancel revoke retire
          update.action.UpdateActionState, waiting offered running cancelling succeeded failed cancelled
          update.action.ConfirmationAnswer,      accept decline
          update.rollout.RolloutState, proposed ready running paused rolling-back aborting finished aborted rolled-back rejected
          update.rollout.Rollout$Why, person errors stalled withdrawn
          update.rollout.WaveState,  planned running passed failed
          update.rollout.MemberState, waiting updating leaving succeeded failed cancelled left reverting reverted stranded
          update.rollout.RolloutPlan$OnErrors, pause roll-back
          update.rollout.eligibility.BlockingReason, gone lapsed silent offline occupied closed area-busy only-serving alone booked
          update.rollout.eligibility.UpdateWindow$Hours, outside during any
          update.distribution.ReleaseChannel, stable pilot
          alert.AlertKind,          offline degraded paper-low storage-failing clock-wrong tamper call-test certificate-ending manager-disk backup-overdue site-unused passers-without-session calls-unanswered satisfaction-falling reboot-loop update-failing
          alert.AlertSeverity,      urgent soon notice
          alert.AlertState,         open seen assigned resolved
          alert.AlertEvent$What,    opened joined seen assigned resolved over reopened
          alert.delivery.DeliveryState, waiting sending sent failed dropped
          alert.delivery.Channel,   mail webhook
          alert.delivery.Delivery$What, opened resolved reminder assigned digest
          alert.maintenance.MaintenanceArea, fleet territory site kiosk
          evaluation.EvaluationState, draft published replaced
          evaluation.EvaluationChapter, network interviews services satisfaction recommendation training labels impact availability waiting duration resolution awareness communication partners projects incidents budget commitments verbatims past-years
          evaluation.MeasureUnit, seconds days hours kilometres kilograms euros per-year per-week share
          evaluation.BreakdownSubject, month service site level alternative referral partner partner-in-negotiation action funder cause suspended-site commitment year source
          pastfigure.PastIndicator, interviews attempts answer-rate satisfied very-satisfied recommend resolved kiosks sites site-months people-trained labelled-sites co2-gross co2-net
          pastfigure.PastUnit,      count share kilograms
          opendata.OpenDataLevel,   reseau organisme lieu lieu_organisme
          opendata.OpenDataState,   publie publie_en_partie secret_statistique sans_objet
          training.TrainingRole,    mediator adviser technician
          training.TrainingKind,    initial continuing
          compliance.authority.PublicAuthorityField, name registration address representative email telephone officer officer-email officer-telephone officer-address legal-act processors transfers accessibility-email accessibility-telephone accessibility-address accessibility-plan accreditation-authority security-officer security-email hosting
          compliance.document.ComplianceDocumentKind, accessibility-statement privacy-notice processing-record impact-assessment-screening security-accreditation
          partner.PartnerStage,     negotiation signed suspended ended
          commitment.CommitmentState,  kept at-risk missed
          commitment.CommitmentBound,  at-least at-most
          commitment.CommitmentFigure, by-hand interviews answered-calls median-wait satisfied availability
          impact.FactorScope,       use full
          communication.CommunicationKind, poster press radio open-day letter mayors-bulletin website
          budget.CostNature,        study investment running staff communication
          access.Role,              coordinator technician mediator adviser viewer
          pki.authority.RevocationReason,          unspecified key-compromise affiliation-changed superseded cessation-of-operation privilege-withdrawn
          remotecommand.RemoteCommandState,            wanted accepted waiting executing done failed refused expired unanswered cancelled
          remotecommand.CommandResultType,           jpeg zip gzip text
          """)
  void whatIsStoredKeepsItsWords(String type, String words) throws ReflectiveOperationException {
    Class<?> states = Class.forName("fr.teleguichet.fleet." + type);
    Method word = method(states);
    word.setAccessible(true);
    List<String> now = new ArrayList<>();
    for (Object value : values(states).toList()) {
      now.add((String) word.invoke(value));
    }
    assertThat(now).containsExactlyInAnyOrder(words.split(" ", -1));
  }

  private static Method method(Class<?> states) throws ReflectiveOperationException {
    return states.isEnum() && !Worded.class.isAssignableFrom(states)
        ? states.getDeclaredMethod("code")
        : states.getMethod("code");
  }

  private static Stream<?> values(Class<?> type) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
        : leaves(type).distinct().map(StoredWordsTest::blank);
  }

  /** One that is a kind of several things comes several times. */
  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StoredWordsTest::leaves)
        : Stream.of(type);
  }

  /** A record of nothing: its word doesn't depend on what it holds. */
  private static Object blank(Class<?> type) {
    try {
      RecordComponent[] parts = type.getRecordComponents();
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(parts).map(it -> it.getType() == int.class ? 0 : null).toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.getName(), e);
    }
  }
}
