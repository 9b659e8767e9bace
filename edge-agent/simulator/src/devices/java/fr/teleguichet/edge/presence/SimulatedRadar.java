package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.presence.RadarMessage.Report;
import fr.teleguichet.edge.presence.RadarMessage.Target;
import fr.teleguichet.edge.wire.SimulatedPort;
import fr.teleguichet.hardware.board.RadarGates;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An HLK-LD2410 at the end of a serial port: answers commands, and reports when it is told that a
 * tenth of a second has passed. Guarded by itself.
 */
public final class SimulatedRadar implements SimulatedPort {

  private static final Report NOTHING =
      new Report(Optional.empty(), Optional.empty(), 0, Optional.empty());

  /** It hears to its last gate. */
  private static final RadarFlashSettings FACTORY =
      new RadarFlashSettings(
          RadarGates.COUNT - 1,
          RadarGates.COUNT - 1,
          RadarGates.USUAL.moving(),
          RadarGates.USUAL.still(),
          RadarFlashSettings.NOBODY);

  private static final List<Integer> ADDRESS = List.of(0x8F, 0x27, 0x2E, 0xB8, 0x0F, 0x65);
  private static final int MILLIMETRES = 10;

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private @Nullable Consumer<byte[]> toBoard;
  private @Nullable Consumer<String> lost;
  private Report report = NOTHING;
  private boolean configuring;
  private boolean silent;
  private boolean bluetooth = true;
  private int depth = RadarGates.COARSE;
  private int newDepth = depth;
  private int writes;
  private boolean forgetful;
  private RadarFlashSettings settings = FACTORY;
  private final Set<Integer> refused = new HashSet<>();

  /** Something moves at this distance. */
  public synchronized void seeMoving(int centimetres) {
    var target = new Target(centimetres, 80);
    report = new Report(Optional.of(target), Optional.empty(), centimetres, Optional.empty());
  }

  /** Something keeps still at this distance. */
  public synchronized void seeStill(int centimetres) {
    var target = new Target(centimetres, 60);
    report = new Report(Optional.empty(), Optional.of(target), centimetres, Optional.empty());
  }

  /** Nothing is there. */
  public synchronized void seeNothing() {
    report = NOTHING;
  }

  /** Says nothing any more, or speaks again. */
  public synchronized void silence(boolean quiet) {
    silent = quiet;
  }

  /** Its plug is pulled. */
  public synchronized void unplug() {
    Consumer<String> told = lost;
    closed();
    if (told != null) {
      told.accept("the radar was unplugged");
    }
  }

  /** Whether its Bluetooth is on, as it is when it leaves the factory. */
  public synchronized boolean hasBluetooth() {
    return bluetooth;
  }

  /** What it is set to. */
  synchronized RadarFlashSettings settings() {
    return settings;
  }

  /** Somebody has set it before. */
  synchronized void set(RadarFlashSettings before) {
    settings = before;
  }

  /** How deep its gates are, in mm. */
  synchronized int depth() {
    return depth;
  }

  /** How often something was written into its flash. */
  synchronized int writes() {
    return writes;
  }

  /** Whether it reports nothing, as somebody configures it. */
  synchronized boolean isConfigured() {
    return configuring;
  }

  /** Refuses a command, as one does whose firmware is older. */
  synchronized void refuse(int command) {
    refused.add(command);
  }

  /** Says that it wrote, and keeps what it had. */
  synchronized void forget() {
    forgetful = true;
  }

  /** A tenth of a second has passed. */
  public synchronized void tick() {
    if (!configuring) {
      say(RadarFrameEncoder.report(isHeard() ? report : NOTHING));
    }
  }

  private boolean isHeard() {
    boolean moves =
        report
            .moving()
            .filter(it -> hears(it, settings.lastMoving(), settings.moving()))
            .isPresent();
    boolean rests =
        report.still().filter(it -> hears(it, settings.lastStill(), settings.still())).isPresent();
    return moves || rests;
  }

  private boolean hears(Target target, int last, List<Integer> limits) {
    int gate = target.centimetres() * MILLIMETRES / depth;
    return gate <= last && target.energy() >= limits.get(gate);
  }

  @Override
  public synchronized void opened(Consumer<byte[]> bytes, Consumer<String> end) {
    toBoard = bytes;
    lost = end;
    configuring = false;
  }

  @Override
  public synchronized void closed() {
    toBoard = null;
    lost = null;
  }

  @Override
  public synchronized void received(byte[] bytes) {
    heard.writeBytes(bytes);
    byte[] all = heard.toByteArray();
    if (all.length >= 12 && all.length >= 10 + (all[4] & 0xFF)) {
      heard.reset();
      List<Integer> value =
          IntStream.range(8, 6 + (all[4] & 0xFF)).map(i -> all[i] & 0xFF).boxed().toList();
      obey(all[6] & 0xFF, value);
    }
  }

  private void obey(int command, List<Integer> value) {
    boolean allowed = configuring || command == RadarFrameEncoder.ENABLE;
    Optional<List<Integer>> answer =
        allowed && !refused.contains(command) ? answer(command, value) : Optional.empty();
    say(RadarFrameEncoder.answer(command, answer.isPresent(), answer.orElse(List.of())));
  }

  /** What it answers; nothing to what it does not know. */
  private Optional<List<Integer>> answer(int command, List<Integer> value) {
    return switch (command) {
      case RadarFrameEncoder.ENABLE -> configure(true);
      case RadarFrameEncoder.END -> configure(false);
      case RadarFrameEncoder.RESTART -> {
        depth = newDepth;
        yield configure(false);
      }
      case RadarFrameEncoder.PARAMETERS -> Optional.of(settings.answer());
      case RadarFrameEncoder.LAST_GATES ->
          parameters(value).flatMap(it -> keep(settings.withLast(it.get(0), it.get(1), it.get(2))));
      case RadarFrameEncoder.LIMITS ->
          parameters(value)
              .filter(it -> it.get(0) < RadarGates.COUNT)
              .flatMap(it -> keep(settings.withLimits(it.get(0), it.get(1), it.get(2))));
      case RadarFrameEncoder.WHICH_DEPTH -> Optional.of(List.of(RadarConfigurator.code(depth), 0));
      case RadarFrameEncoder.DEPTH -> {
        newDepth = value.getFirst() == 0 ? RadarGates.COARSE : RadarGates.FINE;
        writes++;
        yield Optional.of(List.of());
      }
      case RadarFrameEncoder.ADDRESS ->
          Optional.of(bluetooth ? ADDRESS : RadarConfigurator.NO_ADDRESS);
      case RadarFrameEncoder.BLUETOOTH -> {
        bluetooth = value.getFirst() != 0;
        writes++;
        yield Optional.of(List.of());
      }
      default -> Optional.empty();
    };
  }

  private Optional<List<Integer>> configure(boolean begins) {
    configuring = begins;
    return Optional.of(List.of());
  }

  private Optional<List<Integer>> keep(RadarFlashSettings next) {
    writes++;
    settings = forgetful ? settings : next;
    return Optional.of(List.of());
  }

  /** Three numbers of four bytes, numbered 0 to 2. */
  private static Optional<List<Integer>> parameters(List<Integer> value) {
    boolean numbered =
        value.size() == 18 && IntStream.range(0, 3).allMatch(i -> value.get(6 * i) == i);
    return numbered
        ? Optional.of(
            IntStream.range(0, 3)
                .map(i -> value.get(6 * i + 2) | value.get(6 * i + 3) << 8)
                .boxed()
                .toList())
        : Optional.empty();
  }

  private void say(byte[] bytes) {
    Consumer<byte[]> board = toBoard;
    if (board != null && !silent) {
      board.accept(bytes);
    }
  }
}
