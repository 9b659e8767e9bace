package fr.teleguichet.fleet.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What programs are told when a service refuses. */
final class RefusalHandlerTest {

  static Stream<Arguments> reasonsHaveTheirStatus() {
    return Stream.of(
        Arguments.of(404, new Refusal.Unknown("kiosk", "k")),
        Arguments.of(400, new Refusal.Invalid("Do this.")),
        Arguments.of(403, new Refusal.Forbidden("Do this.")),
        Arguments.of(409, new Refusal.Conflict("Do this.")),
        Arguments.of(422, new Refusal.Unfit("Do this.")),
        Arguments.of(423, new Refusal.Busy("Do this.")),
        Arguments.of(413, new Refusal.TooLarge("Do this.")),
        Arguments.of(429, new Refusal.TooMany("Do this.")),
        Arguments.of(503, new Refusal.Unavailable("Do this.")),
        Arguments.of(507, new Refusal.DiskFull("Do this.")));
  }

  @ParameterizedTest
  @MethodSource
  void reasonsHaveTheirStatus(int status, Refusal refusal) {
    HttpResponse<Problem> answer = answer(new RefusalException(refusal));
    assertThat(answer.code()).isEqualTo(status);
    assertThat(answer.getContentType().orElseThrow()).hasToString(Problem.MEDIA_TYPE);
    assertThat(answer.getBody().orElseThrow().detail()).isEqualTo(refusal.sentence());
  }

  @Test
  void wrongFieldIsNamedWithWhatIsWrongWithIt() {
    Problem problem = answer(RefusalException.field("name", "give one")).getBody().orElseThrow();
    assertThat(problem)
        .isEqualTo(
            new Problem(
                "about:blank",
                "Bad Request",
                400,
                "Correct the field name: give one.",
                "/api/v1/things",
                List.of(new Problem.FieldError("name", "give one"))));
  }

  @Test
  void unknownThingIsSaidWithItsName() {
    assertThat(
            answer(RefusalException.unknown("kiosk", "mairie-1")).getBody().orElseThrow().detail())
        .isEqualTo("There is no kiosk mairie-1.");
  }

  private static HttpResponse<Problem> answer(RefusalException refusal) {
    return new RefusalHandler().handle(HttpRequest.POST("/api/v1/things", ""), refusal);
  }
}
