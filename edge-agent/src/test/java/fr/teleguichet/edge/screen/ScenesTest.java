package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.session.CallEnding;
import fr.teleguichet.edge.session.CitizenSession;
import fr.teleguichet.edge.session.SurveyInProgress;
import fr.teleguichet.edge.session.SurveyQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Size, contrast, targets, words and voice are looked at on the scenes: a state without one would
 * be looked at by nobody.
 */
class ScenesTest {

  private static final List<CitizenSession> SHOWN = new ArrayList<>();

  @BeforeAll
  static void showAll() {
    try (var stage = new StagedScreen()) {
      for (Scene scene : Scene.values()) {
        stage.set(scene);
        SHOWN.add(stage.state());
      }
    }
  }

  @Test
  void everyStateOfTheSessionHasAScene() {
    assertThat(SHOWN.stream().map(CitizenSession::getClass).collect(Collectors.toSet()))
        .isEqualTo(concrete(CitizenSession.class).collect(Collectors.toSet()));
  }

  @Test
  void everyQuestionAndEachReasonWhyNobodyAnswersHasAScene() {
    assertThat(
            values(SurveyInProgress.class)
                .map(SurveyInProgress::question)
                .collect(Collectors.toSet()))
        .isEqualTo(Set.of(SurveyQuestion.values()));
    assertThat(
            values(CitizenSession.NoAnswer.class)
                .map(CitizenSession.NoAnswer::why)
                .collect(Collectors.toSet()))
        .contains(CallEnding.NOBODY, CallEnding.UNANSWERED, CallEnding.FAILED);
    assertThat(
            values(CitizenSession.Thanks.class)
                .map(CitizenSession.Thanks::isAnswered)
                .collect(Collectors.toSet()))
        .isEqualTo(Set.of(true, false));
  }

  private static <T> Stream<T> values(Class<T> type) {
    return SHOWN.stream().filter(type::isInstance).map(type::cast);
  }

  private static Stream<Class<?>> concrete(Class<?> type) {
    return type.isInterface()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(ScenesTest::concrete)
        : Stream.of(type);
  }
}
