package fr.teleguichet.edge.screen;

import com.microsoft.playwright.Page;
import fr.teleguichet.edge.session.CallEnding;
import fr.teleguichet.edge.session.CallerDetails;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.edge.session.SessionTap;
import fr.teleguichet.edge.session.SurveyAnswer;
import fr.teleguichet.edge.session.UpdateAbsence;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.notice.AccessibilityConformity;
import fr.teleguichet.hardware.notice.LegalNotices;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.text.CodedEnum;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Everything that the citizen's screen can show, and how it comes to that. */
enum Scene implements CodedEnum {
  IDLE,
  CLOSED,
  TROUBLE,
  DARK,
  AWAY,
  UNCLAIMED,
  HOME,
  LIMITED,
  SECOND_PAGE,
  CARE,
  ABOUT,
  UNREACHABLE,
  UNREACHABLE_ABOUT,
  LANGUAGES,
  AGREEMENT,
  CHECKING,
  CHECKING_WITHOUT,
  WAITING,
  CONNECTING,
  NO_ANSWER,
  UNANSWERED,
  BROKEN_AND_PAPERS,
  INTERVIEW,
  TALK,
  SENTENCES,
  LETTERS,
  TRANSFER,
  SATISFACTION,
  RECOMMEND,
  RESOLVED,
  ALTERNATIVE,
  REFERRAL,
  DOUBT,
  TOO_SHORT,
  THANKS,
  THANKS_AND_PAPERS,
  LEFT_AND_PAPERS,
  HELP_ASKED,
  HELP_COMING,
  HELP_UNANSWERED,
  HELP_UNREACHED,
  HELP_IN_TALK,
  APPOINTMENT,
  CODE,
  CODE_NOT_OFFERED,
  STATEMENT,
  STATEMENT_UNSAID,
  REFUSED;

  private static final Set<Scene> AT_REST =
      Set.of(IDLE, CLOSED, TROUBLE, DARK, AWAY, UNCLAIMED, HELP_UNREACHED, APPOINTMENT);

  /** What a public body with a long name has to say. */
  private static final LegalNotices LONGEST_NOTICES =
      new LegalNotices(
          "Syndicat mixte départemental des relais de services publics du Lot",
          AccessibilityConformity.PARTIAL,
          Optional.of(LocalDate.of(2026, 9, 30)),
          Optional.of("72.55"),
          Optional.of(LocalDate.of(2026, 10, 1)),
          "accessibilite-numerique@relais-de-services-publics.example",
          "05 65 00 00 00",
          "https://www.relais-de-services-publics.example/accessibilite",
          "dpo@relais-de-services-publics.example");

  /** Brings a screen on which nobody is served to it. */
  void prepare(StagedScreen stage) {
    switch (this) {
      case IDLE, STATEMENT_UNSAID -> {}
      case CLOSED -> stage.hinder(ServiceObstacle.CLOSED);
      case TROUBLE -> stage.hinder(ServiceObstacle.CAMERA_MISSING);
      case DARK -> stage.darken();
      case AWAY -> {
        stage.hinder(ServiceObstacle.MAINTENANCE);
        stage.away(new UpdateAbsence(12, true));
      }
      case UNCLAIMED -> stage.unclaim();
      case HOME, SECOND_PAGE, ABOUT, LANGUAGES -> stage.tap(new SessionTap.Start());
      case UNREACHABLE, UNREACHABLE_ABOUT -> {
        stage.loseManager();
        HOME.prepare(stage);
      }
      case LIMITED -> {
        stage.hinder(ServiceObstacle.PRINTER_OUT_OF_PAPER, ServiceObstacle.SCANNER_MISSING);
        HOME.prepare(stage);
      }
      case CARE -> {
        HOME.prepare(stage);
        stage.care(RemoteCommandType.TEST_PRINT);
      }
      case AGREEMENT -> {
        stage.tell(LONGEST_NOTICES);
        stage.choose();
      }
      case CHECKING, CHECKING_WITHOUT -> {
        stage.letWait();
        stage.agree();
      }
      case WAITING -> {
        stage.letWait();
        stage.talk();
      }
      case CONNECTING -> {
        WAITING.prepare(stage);
        stage.pickUp();
      }
      case UNANSWERED -> {
        WAITING.prepare(stage);
        stage.happen(new SessionEvent.CallEnded(CallEnding.UNANSWERED));
      }
      case NO_ANSWER -> {
        stage.sendHome();
        stage.talk();
      }
      case BROKEN_AND_PAPERS -> {
        stage.talk();
        stage.leavePapers();
        stage.happen(new SessionEvent.CallEnded(CallEnding.FAILED));
      }
      case INTERVIEW -> stage.talk();
      case TALK, SENTENCES, LETTERS -> {
        WAITING.prepare(stage);
        stage.accept();
      }
      case TRANSFER -> {
        stage.talk();
        stage.happen(
            new SessionEvent.TransferProposed(
                new ServiceCode("carsat"), new CallerDetails("fr", false)));
      }
      case SATISFACTION -> stage.ask();
      case RECOMMEND -> {
        stage.ask();
        stage.tap(new SessionTap.Answers(new SurveyAnswer.Satisfied(Satisfaction.SATISFIED)));
      }
      case RESOLVED -> {
        RECOMMEND.prepare(stage);
        stage.tap(new SessionTap.Answers(new SurveyAnswer.Recommends(Recommendation.YES)));
      }
      case ALTERNATIVE -> {
        RESOLVED.prepare(stage);
        stage.tap(new SessionTap.Skip());
      }
      case REFERRAL -> {
        ALTERNATIVE.prepare(stage);
        stage.tap(new SessionTap.Skip());
      }
      case DOUBT -> {
        HOME.prepare(stage);
        stage.happen(new SessionEvent.TimedOut());
      }
      case TOO_SHORT -> {
        stage.talk();
        stage.tap(new SessionTap.End());
      }
      case THANKS -> {
        REFERRAL.prepare(stage);
        stage.tap(new SessionTap.Skip());
      }
      case THANKS_AND_PAPERS -> {
        stage.talk();
        stage.leavePapers();
        stage.passMinutes(2);
        stage.tap(new SessionTap.End());
        stage.tap(new SessionTap.Answers(new SurveyAnswer.Satisfied(Satisfaction.SATISFIED)));
        stage.tap(new SessionTap.Leave());
      }
      case LEFT_AND_PAPERS -> {
        stage.talk();
        stage.leavePapers();
        stage.passMinutes(2);
        stage.tap(new SessionTap.End());
        stage.tap(new SessionTap.Leave());
      }
      case REFUSED -> {
        REFERRAL.prepare(stage);
        stage.fillDisk();
        stage.tap(new SessionTap.Skip());
      }
      case HELP_ASKED -> {
        AGREEMENT.prepare(stage);
        stage.help("asked", "");
      }
      case HELP_COMING -> {
        WAITING.prepare(stage);
        stage.help("coming", "");
      }
      case HELP_UNANSWERED -> {
        HOME.prepare(stage);
        stage.help("closed", "unanswered");
      }
      case APPOINTMENT -> stage.expect("maison-justice");
      case CODE -> {
        APPOINTMENT.prepare(stage);
        stage.code(new JsonObject().put("result", "wrong").put("left", 4));
      }
      case CODE_NOT_OFFERED -> {
        APPOINTMENT.prepare(stage);
        stage.code(new JsonObject().put("result", "not-offered"));
      }
      case STATEMENT -> stage.tell(LONGEST_NOTICES);
      case HELP_UNREACHED -> stage.help("", "");
      case HELP_IN_TALK -> {
        INTERVIEW.prepare(stage);
        stage.help("asked", "");
      }
    }
  }

  /** Whether the page is the kiosk's own, which alone takes part in calls. */
  boolean isKiosksOwn() {
    return this == CHECKING_WITHOUT || hasCamera();
  }

  /** Whether the browser has a camera and a microphone for the page. */
  boolean hasCamera() {
    return Set.of(CHECKING, CONNECTING, TALK, SENTENCES, LETTERS).contains(this);
  }

  /** What the page has to have found out, on the kiosk's own. */
  Optional<String> cameFirst() {
    return switch (this) {
      case CHECKING -> Optional.of(".mirror video");
      case CHECKING_WITHOUT -> Optional.of(".mirror .sign");
      case TALK, SENTENCES, LETTERS -> Optional.of(".call-own");
      default -> Optional.empty();
    };
  }

  /** In how many places papers may lie. */
  int papers() {
    return Set.of(THANKS_AND_PAPERS, LEFT_AND_PAPERS, BROKEN_AND_PAPERS).contains(this) ? 2 : 0;
  }

  /** What is touched on the page for a screen that the page alone turns to. */
  Optional<String> turnedToBy() {
    return switch (this) {
      case ABOUT -> Optional.of("[data-service=cpam]");
      case UNREACHABLE_ABOUT -> Optional.of("[data-service=caf]");
      case LANGUAGES -> Optional.of("#language");
      case CODE, CODE_NOT_OFFERED -> Optional.of("button.appointment");
      case SENTENCES -> Optional.of("[data-opens=sentences]");
      case LETTERS -> Optional.of("[data-opens=letters]");
      case SECOND_PAGE -> Optional.of(".pager .next");
      case STATEMENT, STATEMENT_UNSAID -> Optional.of("#accessibility");
      default -> Optional.empty();
    };
  }

  /** Chooses a language as people do. */
  void speak(Page page, SessionLanguage language) {
    if (this != LANGUAGES && !AT_REST.contains(this)) {
      page.locator("#language").click();
    }
    page.locator("[data-language=" + language.tag() + "]").click();
    page.locator("html[lang=" + language.tag() + "]").waitFor();
    if (this == LANGUAGES) {
      page.locator("#language").click();
    }
  }
}
