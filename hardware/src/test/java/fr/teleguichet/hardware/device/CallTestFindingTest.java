package fr.teleguichet.hardware.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallTestFindingTest {

  @Test
  void whatIsWrittenIsReadAgain() {
    Set<CallTestFinding> all = EnumSet.allOf(CallTestFinding.class);
    assertThat(CallTestFinding.read(CallTestFinding.write(all))).isEqualTo(all);
    assertThat(CallTestFinding.read(CallTestFinding.write(Set.of()))).isEmpty();
  }

  @Test
  void wordsOfANewerVersionAreLeftOut() {
    assertThat(CallTestFinding.read("smell,line-poor")).containsExactly(CallTestFinding.LINE_POOR);
    assertThat(CallTestFinding.read("")).isEmpty();
  }
}
