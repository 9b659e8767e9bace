package fr.teleguichet.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CheckReturnValue;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.hardware.text.CodedEnum;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Words that stand in the database, in addresses and in files: whoever renames a class or a
 * constant changes the left side of this table, never the right one.
 */
@NullMarked
@CheckReturnValue
final class StoredWordsTest {

  private static final String WORDS =
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
      alert.AlertKind,          offline degraded paper-low storage-failing clock-wrong tamper call-test certificate-ending manager-disk data-refused backup-overdue site-unused passers-without-session calls-unanswered calls-replaced satisfaction-falling reboot-loop update-failing
      alert.AlertSeverity,      urgent soon notice
      alert.AlertState,         open seen assigned resolved
      alert.AlertEvent$What,    opened joined seen assigned resolved over reopened released
      alert.delivery.DeliveryState, waiting sending sent failed dropped
      alert.delivery.Channel,   mail webhook
      alert.delivery.Delivery$What, opened resolved reminder assigned digest
      alert.maintenance.MaintenanceArea, fleet territory site kiosk
      evaluation.EvaluationState, draft published replaced
      evaluation.EvaluationChapter, network interviews services satisfaction recommendation training labels impact availability waiting duration resolution awareness communication partners projects incidents budget commitments verbatims past-years
      evaluation.MeasureUnit, seconds days hours kilometres kilograms euros per-year per-week share
      evaluation.BreakdownSubject, month service site level alternative referral partner partner-in-negotiation action funder cause suspended-site commitment year source
      pastfigure.PastFigureIndicator, interviews attempts answer-rate satisfied very-satisfied recommend resolved kiosks sites site-months people-trained labelled-sites co2-gross co2-net
      pastfigure.PastFigureUnit,      count share kilograms
      opendata.OpenDataLevel,   reseau organisme lieu lieu_organisme
      opendata.ConfidentialityStatus,   publie publie_en_partie secret_statistique sans_objet
      training.TrainingRole,    mediator adviser technician
      training.TrainingKind,    initial continuing
      compliance.authority.PublicAuthorityField, name registration address representative email telephone officer officer-email officer-telephone officer-address legal-act processors transfers accessibility-email accessibility-telephone accessibility-address accessibility-plan accreditation-authority security-officer security-email hosting
      compliance.document.ComplianceDocumentKind, accessibility-statement privacy-notice processing-record impact-assessment-screening security-accreditation
      partner.PartnerStage,     negotiation signed suspended ended
      commitment.CommitmentState,  kept at-risk missed
      commitment.CommitmentBound,  at-least at-most
      commitment.CommitmentFigure, by-hand interviews answered-calls median-wait satisfied availability
      impact.EmissionFactorScope,       use full
      outreach.OutreachActionKind, poster press radio open-day letter mayors-bulletin website
      budget.CostNature,        study investment running staff communication
      access.Role,              coordinator technician mediator adviser viewer
      pki.authority.RevocationReason,          unspecified key-compromise affiliation-changed superseded cessation-of-operation privilege-withdrawn
      remotecommand.RemoteCommandState,            wanted accepted waiting executing done failed refused expired unanswered cancelled
      remotecommand.CommandResultType,           jpeg zip gzip text
      alert.AlertQuery$View, open mine resolved
      alert.delivery.MailSecurity, none starttls tls
      call.CallLanguage, fr en es pt ar
      call.CallOutcome, held cancelled unanswered failed declined transferred
      call.KioskEndReason, ended cancelled transferred failed
      outreach.poster.PosterLanguage, french english both
      evaluation.Indicator, kiosks sites site-months interviews attempts abandoned unanswered failed unreached interviews-previous-period interviews-per-kiosk-year share-of-interviews answers answer-rate satisfied very-satisfied recommend resolved people-trained people-trained-within initial-days continuing-days labelled-sites labelled-sites-with-trained co2-gross co2-footprint co2-net kilometres hours journeys-counted requests-met would-have-travelled office-distance kiosk-months video-time availability median-wait wait-nine-of-ten median-duration choice-share actions interviews-before interviews-after partners partners-in-negotiation sites-planned incidents incident-hours fallback-calls sites-suspended suspended-days cost cost-per-interview running-cost-per-interview commitments commitments-kept commitment-target commitment-measured
      evaluation.RemarkKind, counted-from answers-by-year no-year-told came-late date-uncertain answers-too-few year-withheld sites-withheld more-answers-than-interviews answers-by-service-of-whole-network month-under-way previous-period-in-part records-missing only-sums-left known-since nothing-written journeys-not-known costs-by-year costs-still-growing costs-of-sites-only no-costs-of-sites after-is-not-because interim-measures-not-recorded no-comments taken-over measured-since
      handbook.HandbookPart, coordinator evaluation mediator technician operator
      help.HelpMoment, home choosing waiting interview survey
      help.HelpOutcome, settled withdrawn unanswered
      impact.ImpactParameter, car-use car-making electric-car-use electric-car-making coach-use coach-making bus-use bus-making train-use train-making car-share coach-share bus-share train-share electric-share occupancy detour home-distance farthest-office trip-low trip-central trip-high partly-met met-unanswered speed kiosk-power kiosk-hours kiosk-days electricity embodied-low embodied-central embodied-high lifetime video
      interview.SurveyChoiceQuestion, alternative referral
      interview.UsageBand, dormant low installed strong
      interview.usage.ComparisonPeriod, before year
      kiosk.HistoryPeriod, 6h 24h 7d 30d 1y
      kiosk.KioskStatusCode, offline failed unknown watch never-seen updates-only stopped ok
      kiosk.ResponsibleRole, mediator technician coordinator operator
      kiosk.ServiceLevel, out-of-service unknown limited needs-attention never-seen updates-only stopped in-service
      kiosk.Severity, ok stopped watch unknown failed offline
      pki.authority.ClientCertificateDefect, foreign weak not-yet-valid expired revoked wrong-purpose
      pki.authority.ManagerCertificatePolicy$Use, broker device host
      platform.opendocument.OpenDocumentFault, damaged other-kind encrypted entries too-large twice declaration xml nested no-sheet formula rows columns text repeated
      portability.ExportPolicy, kept document secret transient local
      remotecommand.RemoteCommandRefusalException$Why, never-seen not-declared not-connected asked-already too-many-open too-many-lately not-yours not-from-here too-late id-taken
      service.PublicServiceState, consulted agreed open ended
      training.TrainingUrgency, never overdue soon current
      site.document.DocumentFileFormat, pdf jpeg png
      site.label.SiteQualityLabelCriterion, opening-hours trained-agents confidential-room waiting-room computer-and-printer step-free-access partners-agreed data-protection signs-outside activity-reported
      site.label.SiteQualityLabelKind, relais-de-services-publics france-services
      site.life.SiteLifeStage, planned ordered installed in-service suspended closed
      site.profile.ProfileField, host telephone mediator mediator-telephone mediator-email technician technician-telephone technician-email access-note accessibility
      site.transfer.ImportPreview$Kind, added changed same
      sparkplug.MessageFaultKind, foreign-topic foreign-group too-many-nodes too-many-devices too-many-metrics too-many-values too-many-bytes oversized malformed invalid invalid-birth no-birth sequence unknown-metric unreadable-metric double-alias wrong-type wrong-time invalid-records late-death
      sparkplug.QuotaExcess$Kind, metrics devices bytes values
      update.failure.UpdateFailureCause$Kind, unsigned stranger quarantined signer-expired incompatible downgrade below-minimum damaged too-large no-space busy no-way-back failed not-proven interrupted gone waited-too-long silent other untold
      update.key.ReleaseKey$Purpose, releases trust-lists
      update.rollout.RolloutEvent, approve reject start pause resume roll-back abort retry settle
      update.rollout.RolloutOperation, approve start resume pause retry roll-back reject abort abandon
      video.VideoProviderKind, direct la-suite-meet jitsi-meet bigbluebutton room-link
      """;

  /** Their words choose sentences, headings and colours of pages: nothing keeps or sends them. */
  private static final Set<String> OF_PAGES_ALONE =
      Set.of(
          "alert.AlertThreshold$Unit",
          "compliance.authority.PublicAuthorityField$Group",
          "compliance.authority.PublicAuthorityField$Kind",
          "compliance.privacy.ImpactAssessmentCriterion",
          "compliance.privacy.PersonalDataCategory",
          "compliance.privacy.ProcessingActivity",
          "compliance.security.FearedEvent",
          "compliance.security.SecurityMeasure",
          "compliance.security.SecurityMeasure$State",
          "impact.ImpactParameter$Group",
          "impact.ImpactParameter$Unit",
          "kiosk.KioskPageTab",
          "kiosk.NextStep",
          "kiosk.timeline.TimelineState",
          "web.page.NavigationSectionTab");

  @ParameterizedTest
  @CsvSource(textBlock = WORDS)
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

  /** Whoever adds words says whether anything keeps or sends them. */
  @Test
  void allWordsAreHeldButThoseOfPagesAlone() throws Exception {
    Set<String> held =
        WORDS
            .lines()
            .map(line -> line.substring(0, line.indexOf(',')).strip())
            .collect(Collectors.toSet());
    List<String> worded = worded();
    assertThat(worded).containsAll(OF_PAGES_ALONE);
    assertThat(worded)
        .filteredOn(it -> !held.contains(it))
        .containsExactlyInAnyOrderElementsOf(OF_PAGES_ALONE);
  }

  /** Read from the folder of the classes: whoever reads what is in them needs half a minute. */
  private static List<String> worded() throws IOException, URISyntaxException {
    Path classes = Path.of(Role.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString().replace('/', '.'))
          .filter(name -> name.startsWith(DirectionTest.FLEET) && name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .filter(name -> hasWords(loaded(name)))
          .map(name -> name.substring(DirectionTest.FLEET.length() + 1))
          .toList();
    }
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name, false, StoredWordsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new LinkageError(name, e);
    }
  }

  private static boolean hasWords(Class<?> type) {
    return type.isEnum()
        && (CodedEnum.class.isAssignableFrom(type)
            || Arrays.stream(type.getDeclaredMethods())
                .anyMatch(it -> it.getName().equals("code")));
  }

  private static Method method(Class<?> states) throws ReflectiveOperationException {
    return states.isEnum() && !CodedEnum.class.isAssignableFrom(states)
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
