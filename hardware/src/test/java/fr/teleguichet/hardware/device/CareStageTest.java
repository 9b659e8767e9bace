package fr.teleguichet.hardware.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CareStageTest {

  @ParameterizedTest
  @EnumSource
  void theWordLeadsBack(CareStage stage) {
    assertThat(CareStage.ofWord(stage.word())).hasValue(stage);
    assertThat(stage.label(Locale.FRENCH)).isNotEqualTo(stage.label(Locale.ENGLISH));
  }

  @ParameterizedTest
  @EnumSource
  void anActionsWordLeadsBack(CareAction action) {
    assertThat(CareAction.ofWord(action.word())).hasValue(action);
    assertThat(action.label(Locale.FRENCH)).isNotEmpty();
  }

  @Test
  void everyStageEndsSomewhereAndNoneComesBack() {
    for (CareStage stage : CareStage.values()) {
      var reached = EnumSet.noneOf(CareStage.class);
      var open = new ArrayDeque<>(stage.next());
      while (!open.isEmpty()) {
        CareStage next = open.remove();
        if (reached.add(next)) {
          open.addAll(next.next());
        }
      }
      assertThat(reached).as("after %s", stage).doesNotContain(stage);
      assertThat(stage.isEnd() || reached.stream().anyMatch(CareStage::isEnd)).isTrue();
    }
  }
}
