package fr.teleguichet.edge.peripheral.media;

import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.edge.peripheral.media.PipeWireGraph.Direction;
import fr.teleguichet.edge.peripheral.program.ProgramOutput;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses PipeWire's default devices, which WirePlumber has every stream follow that asked for no
 * other, such as the browser's. Belongs to one worker.
 */
@BlockingWait
public final class PipeWireRouting implements SoundRouting {

  private static final int DUMP_BYTES = 8 * 1024 * 1024;

  private final SystemProgram dump;
  private final SystemProgram metadata;
  private final String handset;
  private final Map<Direction, String> beside = new EnumMap<>(Direction.class);

  /**
   * @param dump {@code pw-dump}, with the variables by which it finds the sound server
   * @param metadata {@code pw-metadata}, with the same
   * @param handset a part of the names that PipeWire gives the handset's device
   */
  public PipeWireRouting(SystemProgram dump, SystemProgram metadata, String handset) {
    this.dump = dump.within(Duration.ofSeconds(5), DUMP_BYTES);
    this.metadata = metadata;
    this.handset = handset;
  }

  /** A handset without a microphone of its own leaves the kiosk's where it is. */
  @Override
  public boolean route(Destination destination) throws IOException, InterruptedException {
    var graph = PipeWireGraph.of(checked(dump, dump.run()).text());
    boolean isHeard = false;
    for (Direction direction : Direction.values()) {
      Optional<String> now = graph.chosen(direction);
      now.filter(it -> !isHandset(it)).ifPresent(it -> beside.put(direction, it));
      Optional<String> wanted = wanted(destination, graph, direction);
      if (wanted.isPresent() && !wanted.equals(now)) {
        choose(direction, wanted.get());
      }
      isHeard |= direction == Direction.HEARD && wanted.isPresent();
    }
    return isHeard;
  }

  private Optional<String> wanted(
      Destination destination, PipeWireGraph graph, Direction direction) {
    List<String> there = graph.devices(direction);
    return switch (destination) {
      case HANDSET -> there.stream().filter(this::isHandset).findFirst();
      case LOUDSPEAKER ->
          Optional.ofNullable(beside.get(direction))
              .filter(there::contains)
              .or(() -> besides(there));
    };
  }

  /** What is plugged in goes before what the computer has, such as the monitor's loudspeakers. */
  private Optional<String> besides(List<String> there) {
    List<String> others = there.stream().filter(it -> !isHandset(it)).toList();
    return others.stream()
        .filter(it -> it.contains(".usb-"))
        .findFirst()
        .or(() -> others.stream().findFirst());
  }

  private boolean isHandset(String name) {
    return name.contains(handset);
  }

  /** By name: WirePlumber keeps to it when the device is unplugged and comes back. */
  private void choose(Direction direction, String name) throws IOException, InterruptedException {
    String value = new JsonObject().put("name", name).encode();
    var _ = checked(metadata, metadata.run("0", direction.configured(), value, "Spa:String:JSON"));
  }

  private static ProgramOutput checked(SystemProgram program, ProgramOutput done)
      throws IOException {
    if (!done.isSuccess()) {
      throw new IOException(program.name() + "-" + done.exit());
    }
    return done;
  }
}
