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
final class UpdateActionEventTest {

  private static final List<UpdateActionState> STATES =
      List.of(
          new UpdateActionState.Waiting(),
          new UpdateActionState.Offered(),
          new UpdateActionState.Running(),
          new UpdateActionState.Cancelling(),
          new UpdateActionState.Succeeded(),
          new UpdateActionState.Failed(),
          new UpdateActionState.Cancelled());

  private static final Map<UpdateActionEvent, Map<String, String>> POSSIBLE =
      Map.ofEntries(
          Map.entry(new UpdateActionEvent.Confirm(), Map.of("waiting", "offered")),
          Map.entry(new UpdateActionEvent.Deny(), Map.of("waiting", "waiting")),
          Map.entry(new UpdateActionEvent.Decline(), Map.of("waiting", "cancelled")),
          Map.entry(
              new UpdateActionEvent.Retrieve(), Map.of("offered", "running", "running", "running")),
          Map.entry(
              new UpdateActionEvent.Progress(),
              Map.of("offered", "offered", "running", "running", "cancelling", "cancelling")),
          Map.entry(
              new UpdateActionEvent.Close(true),
              Map.of("offered", "succeeded", "running", "succeeded", "cancelling", "succeeded")),
          Map.entry(
              new UpdateActionEvent.Close(false),
              Map.of("offered", "failed", "running", "failed", "cancelling", "failed")),
          Map.entry(
              new UpdateActionEvent.Cancel(),
              Map.of(
                  "waiting", "cancelling",
                  "offered", "cancelling",
                  "running", "cancelling",
                  "cancelling", "cancelling")),
          Map.entry(new UpdateActionEvent.Force(), Map.of("cancelling", "cancelled")),
          Map.entry(
              new UpdateActionEvent.Yield(),
              Map.of("cancelling", "cancelled", "cancelled", "cancelled")),
          Map.entry(new UpdateActionEvent.Remark(), Map.of("cancelling", "cancelling")),
          Map.entry(new UpdateActionEvent.Refuse(), Map.of("cancelling", "running")));

  static Stream<Arguments> all() {
    return POSSIBLE.keySet().stream()
        .flatMap(event -> STATES.stream().map(state -> Arguments.of(event, state)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void anEventLeadsWhereTheTableSays(UpdateActionEvent event, UpdateActionState state) {
    assertThat(event.on(state).map(UpdateActionState::code).orElse("impossible"))
        .isEqualTo(
            Objects.requireNonNull(POSSIBLE.get(event)).getOrDefault(state.code(), "impossible"));
  }

  @Test
  void aStateComesBackFromItsWord() {
    assertThat(STATES)
        .allSatisfy(state -> assertThat(UpdateActionState.of(state.code())).hasValue(state));
  }
}
