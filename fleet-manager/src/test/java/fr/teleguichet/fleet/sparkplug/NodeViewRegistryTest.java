package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The pictures of nodes, and who is told of them. */
final class NodeViewRegistryTest {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
  private static final NodeAddress GRAMAT = new NodeAddress("lot", "gramat");
  private static final NodeAddress MARTEL = new NodeAddress("lot", "martel");

  private final NodeViewRegistry board = new NodeViewRegistry();

  private static NodeView picture(NodeAddress node, Optional<NodeBirthSummary> birth) {
    return new NodeView(
        node,
        new NodeView.Link.Connected(START),
        START,
        false,
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        birth);
  }

  @Test
  void theLatestPictureOfEachNodeIsThereAndNoneOfOneThatWasNeverHeardOf() {
    NodeView newer = picture(GRAMAT, Optional.of(new NodeBirthSummary(START, true)));
    NodeView other = picture(MARTEL, Optional.empty());
    board.pin(List.of(picture(GRAMAT, Optional.empty()), other));
    board.pin(List.of(newer));

    assertThat(board.view(GRAMAT)).hasValue(newer);
    assertThat(board.view(new NodeAddress("lot", "souillac"))).isEmpty();
    assertThat(board.views()).containsExactlyInAnyOrder(newer, other);
  }

  @Test
  void listenersAreToldOfPicturesThatAreThereAlreadyAndOfBirths() {
    List<Optional<NodeView>> seen = new ArrayList<>();
    List<NodeBirthSummary> births = new ArrayList<>();
    board.listen(
        new NodeViewRegistry.Listener() {
          @Override
          public void onViews(List<NodeView> changed) {
            changed.forEach(it -> seen.add(board.view(it.node())));
          }

          @Override
          public void onBirth(NodeAddress node, NodeBirthSummary birth) {
            births.add(birth);
          }
        });
    NodeView picture = picture(GRAMAT, Optional.empty());
    NodeBirthSummary birth = new NodeBirthSummary(START, false);
    board.pin(List.of(picture));
    board.born(GRAMAT, birth);

    assertThat(seen).containsExactly(Optional.of(picture));
    assertThat(births).containsExactly(birth);
  }

  @Test
  void onlyANodeWhoseBirthSaidSoDeclinesActions() {
    assertThat(picture(GRAMAT, Optional.empty()).declinesActions()).as("not known").isFalse();
    assertThat(picture(GRAMAT, Optional.of(new NodeBirthSummary(START, true))).declinesActions())
        .isFalse();
    assertThat(picture(GRAMAT, Optional.of(new NodeBirthSummary(START, false))).declinesActions())
        .isTrue();
  }

  @Test
  void aPictureStaysAsItWasTakenAndSharesMeasuresThatCantChange() {
    Map<HealthMetric, Value> growing = new EnumMap<>(HealthMetric.class);
    growing.put(HealthMetric.CPU_LOAD, Value.of(1.5));
    NodeView picture = measured(growing);
    growing.put(HealthMetric.CPU_LOAD, Value.of(9.0));
    assertThat(picture.measures()).isEqualTo(Map.of(HealthMetric.CPU_LOAD, Value.of(1.5)));

    Map<HealthMetric, Value> fixed = new HealthReport.Measures().snapshot();
    assertThat(measured(fixed).measures()).isSameAs(fixed);
  }

  private static NodeView measured(Map<HealthMetric, Value> measures) {
    return new NodeView(
        GRAMAT, new NodeView.Link.Connected(START), START, false, measures, Map.of(), Map.of());
  }
}
