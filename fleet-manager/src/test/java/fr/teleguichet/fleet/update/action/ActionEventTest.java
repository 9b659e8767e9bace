package fr.teleguichet.fleet.update.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can happen to an update in each state, and nothing else can. */
final class ActionEventTest {

  private static final List<ActionState> STATES =
      List.of(
          new ActionState.Waiting(),
          new ActionState.Offered(),
          new ActionState.Running(),
          new ActionState.Cancelling(),
          new ActionState.Succeeded(),
          new ActionState.Failed(),
          new ActionState.Cancelled());

  private static final Map<ActionEvent, Map<String, String>> POSSIBLE =
      Map.ofEntries(
          Map.entry(new ActionEvent.Confirm(), Map.of("waiting", "offered")),
          Map.entry(new ActionEvent.Deny(), Map.of("waiting", "waiting")),
          Map.entry(new ActionEvent.Decline(), Map.of("waiting", "cancelled")),
          Map.entry(new ActionEvent.Retrieve(), Map.of("offered", "running", "running", "running")),
          Map.entry(
              new ActionEvent.Progress(),
              Map.of("offered", "offered", "running", "running", "cancelling", "cancelling")),
          Map.entry(
              new ActionEvent.Close(true),
              Map.of("offered", "succeeded", "running", "succeeded", "cancelling", "succeeded")),
          Map.entry(
              new ActionEvent.Close(false),
              Map.of("offered", "failed", "running", "failed", "cancelling", "failed")),
          Map.entry(
              new ActionEvent.Cancel(),
              Map.of(
                  "waiting", "cancelling",
                  "offered", "cancelling",
                  "running", "cancelling",
                  "cancelling", "cancelling")),
          Map.entry(new ActionEvent.Force(), Map.of("cancelling", "cancelled")),
          Map.entry(
              new ActionEvent.Yield(), Map.of("cancelling", "cancelled", "cancelled", "cancelled")),
          Map.entry(new ActionEvent.Remark(), Map.of("cancelling", "cancelling")),
          Map.entry(new ActionEvent.Refuse(), Map.of("cancelling", "running")));

  static Stream<Arguments> all() {
    return POSSIBLE.keySet().stream()
        .flatMap(event -> STATES.stream().map(state -> Arguments.of(event, state)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void anEventLeadsWhereTheTableSays(ActionEvent event, ActionState state) {
    assertThat(event.on(state).map(ActionState::word).orElse("impossible"))
        .isEqualTo(
            Objects.requireNonNull(POSSIBLE.get(event)).getOrDefault(state.word(), "impossible"));
  }

  @Test
  void aStateComesBackFromItsWord() {
    assertThat(STATES)
        .allSatisfy(state -> assertThat(ActionState.of(state.word())).hasValue(state));
  }
}
