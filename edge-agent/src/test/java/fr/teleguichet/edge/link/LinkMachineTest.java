package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.link.LinkState.Contact;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.ShutdownReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class LinkMachineTest {

  private static final Contact CONTACT = new Contact(VirtualAgent.FIRST, 7, 1);

  private static final Map<String, Consumer<LinkMachine>> EVENTS =
      Map.ofEntries(
          Map.entry("connecting", machine -> machine.connecting(CONTACT)),
          Map.entry("connected", LinkMachine::connected),
          Map.entry("subscribed", LinkMachine::subscribed),
          Map.entry("subscribedForHost", LinkMachine::subscribedForHost),
          Map.entry("hostOnline", LinkMachine::hostOnline),
          Map.entry("lost", machine -> machine.lost("cable")),
          Map.entry("leave", machine -> machine.leave("host offline")),
          Map.entry("left", LinkMachine::left),
          Map.entry("stop", machine -> machine.stop(ShutdownReason.UPDATE)),
          Map.entry("stopped", LinkMachine::stopped));

  /** How to get to each state. */
  private static final Map<String, List<String>> WAYS =
      Map.of(
          "Offline", List.of(),
          "Connecting", List.of("connecting"),
          "Subscribing", List.of("connecting", "connected"),
          "AwaitingHost", List.of("connecting", "connected", "subscribedForHost"),
          "Online", List.of("connecting", "connected", "subscribed"),
          "Leaving", List.of("connecting", "connected", "subscribed", "leave"),
          "Stopping", List.of("stop"),
          "Stopped", List.of("stop", "stopped"));

  /** What each state allows, and where it leads. */
  private static final Map<String, Map<String, String>> LEGAL =
      Map.of(
          "Offline", Map.of("connecting", "Connecting", "stop", "Stopping"),
          "Connecting", Map.of("connected", "Subscribing", "lost", "Offline", "stop", "Stopping"),
          "Subscribing",
              Map.of(
                  "subscribed", "Online",
                  "subscribedForHost", "AwaitingHost",
                  "lost", "Offline",
                  "stop", "Stopping"),
          "AwaitingHost",
              Map.of(
                  "hostOnline", "Online",
                  "lost", "Offline",
                  "leave", "Leaving",
                  "stop", "Stopping"),
          "Online", Map.of("lost", "Offline", "leave", "Leaving", "stop", "Stopping"),
          "Leaving", Map.of("left", "Offline", "stop", "Stopping"),
          "Stopping", Map.of("stopped", "Stopped"),
          "Stopped", Map.of());

  private static LinkMachine at(String state) {
    var machine = new LinkMachine(VirtualAgent.ADDRESS, new VirtualLoop().clock());
    for (String event : WAYS.getOrDefault(state, List.of())) {
      fire(machine, event);
    }
    return machine;
  }

  private static void fire(LinkMachine machine, String event) {
    Consumer<LinkMachine> trigger = EVENTS.get(event);
    assertThat(trigger).as(event).isNotNull();
    trigger.accept(machine);
  }

  static Stream<Arguments> legal() {
    return LEGAL.entrySet().stream()
        .flatMap(
            from ->
                from.getValue().entrySet().stream()
                    .map(way -> Arguments.of(from.getKey(), way.getKey(), way.getValue())));
  }

  static Stream<Arguments> illegal() {
    return LEGAL.entrySet().stream()
        .flatMap(
            from ->
                EVENTS.keySet().stream()
                    .filter(event -> !from.getValue().containsKey(event))
                    .map(event -> Arguments.of(from.getKey(), event)));
  }

  @ParameterizedTest(name = "{0} --{1}--> {2}")
  @MethodSource("legal")
  void aLegalEventLeadsOn(String from, String event, String to) {
    LinkMachine machine = at(from);
    fire(machine, event);
    assertThat(machine.state().getClass().getSimpleName()).isEqualTo(to);
  }

  @ParameterizedTest(name = "{1} is refused while {0}")
  @MethodSource("illegal")
  void anIllegalEventIsRefusedAndChangesNothing(String from, String event) {
    LinkMachine machine = at(from);
    LinkState before = machine.state();
    assertThatThrownBy(() -> fire(machine, event))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(event)
        .hasMessageContaining(before.toString());
    assertThat(machine.state()).isEqualTo(before);
  }

  @Test
  void theTablesNameEveryState() {
    Set<String> states = new java.util.HashSet<>();
    collect(LinkState.class, states);
    assertThat(LEGAL.keySet()).isEqualTo(states);
    assertThat(WAYS.keySet()).isEqualTo(states);
  }

  private static void collect(Class<?> type, Set<String> states) {
    if (type.isRecord()) {
      states.add(type.getSimpleName());
      return;
    }
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      collect(permitted, states);
    }
  }

  @Test
  void listenersAreToldOfEachChange() {
    var machine = new LinkMachine(VirtualAgent.ADDRESS, new VirtualLoop().clock());
    List<LinkState> told = new ArrayList<>();
    machine.listen(told::add);
    machine.connecting(CONTACT);
    machine.lost("cable");
    assertThat(told)
        .containsExactly(new LinkState.Connecting(CONTACT), new LinkState.Offline("cable"));
  }
}
