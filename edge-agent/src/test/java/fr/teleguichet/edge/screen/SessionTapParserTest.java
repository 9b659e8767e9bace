package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.teleguichet.edge.session.CallerDetails;
import fr.teleguichet.edge.session.SessionTap;
import fr.teleguichet.edge.session.SurveyAnswer;
import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTapParserTest {

  /** The words of the page, which may be older than the agent for a moment. */
  static Stream<Arguments> taps() {
    return Stream.of(
        arguments("{\"tap\": \"start\"}", new SessionTap.Start()),
        arguments(
            "{\"tap\": \"choose\", \"service\": \"caf\"}",
            new SessionTap.Choose(new ServiceCode("caf"))),
        arguments("{\"tap\": \"agree\"}", new SessionTap.Agree(new CallerDetails("fr", false))),
        arguments(
            "{\"tap\": \"agree\", \"language\": \"es\", \"accompanied\": true}",
            new SessionTap.Agree(new CallerDetails("es", true))),
        arguments("{\"tap\": \"ready\"}", new SessionTap.Ready()),
        arguments("{\"tap\": \"back\"}", new SessionTap.Back()),
        arguments("{\"tap\": \"end\"}", new SessionTap.End()),
        arguments(
            "{\"tap\": \"satisfaction\", \"answer\": \"very-satisfied\"}",
            answer(new SurveyAnswer.Satisfied(Satisfaction.VERY_SATISFIED))),
        arguments(
            "{\"tap\": \"recommend\", \"answer\": \"yes\"}",
            answer(new SurveyAnswer.Recommends(Recommendation.YES))),
        arguments(
            "{\"tap\": \"resolved\", \"answer\": \"partly\"}",
            answer(new SurveyAnswer.Resolved(Resolution.PARTLY))),
        arguments(
            "{\"tap\": \"alternative\", \"answer\": \"given-up\"}",
            answer(new SurveyAnswer.Otherwise(Alternative.GIVEN_UP))),
        arguments(
            "{\"tap\": \"referral\", \"answer\": \"town-hall\"}",
            answer(new SurveyAnswer.Referred(ReferralSource.TOWN_HALL))),
        arguments("{\"tap\": \"skip\"}", new SessionTap.Skip()),
        arguments("{\"tap\": \"leave\"}", new SessionTap.Leave()),
        arguments("{\"tap\": \"stay\"}", new SessionTap.Stay()),
        arguments("{\"tap\": \"close\"}", new SessionTap.Close()),
        arguments(
            "{\"tap\": \"about\", \"service\": \"caf\"}",
            new SessionTap.About(new ServiceCode("caf"))),
        arguments("{\"tap\": \"present\"}", new SessionTap.Present()));
  }

  private static SessionTap answer(SurveyAnswer answer) {
    return new SessionTap.Answers(answer);
  }

  @ParameterizedTest
  @MethodSource("taps")
  void whatThePageSendsIsATap(String message, SessionTap tap) {
    assertThat(SessionTapParser.parse(new JsonObject(message))).contains(tap);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"tap\": 5}",
        "{\"tap\": \"vacated\"}",
        "{\"tap\": \"choose\"}",
        "{\"tap\": \"choose\", \"service\": \"CAF !\"}",
        "{\"tap\": \"agree\", \"language\": \"français\"}",
        "{\"tap\": \"agree\", \"language\": 3}",
        "{\"tap\": \"agree\", \"accompanied\": \"yes\"}",
        "{\"tap\": \"satisfaction\", \"answer\": \"thrilled\"}",
        "{\"tap\": \"resolved\", \"answer\": 1}"
      })
  void anythingElseIsNone(String message) {
    assertThat(SessionTapParser.parse(new JsonObject(message))).isEmpty();
  }
}
