package fr.teleguichet.hardware.wiring;

import fr.teleguichet.hardware.text.SvgPage;
import fr.teleguichet.hardware.text.SvgPage.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the blocks of one side stand, and which way each of their wires takes: from its pin
 * outwards, along a lane of its own up or down, and on to its terminal. A wire from the other
 * column passes between two rows of pins.
 */
final class WireRouteLayout {

  private static final int FIRST_LANE = 124;
  private static final int LANE = 7;
  private static final int BLOCK_EDGE = 338;
  private static final int HIGHEST = 96;
  private static final int LOWEST = 806;
  private static final int GAP = 14;

  /** The way of one wire. */
  record Route(DrawnWire wire, List<Point> points) {}

  private record End(DrawnWire wire, int fromY, int toY) {
    boolean goesUp() {
      return toY < fromY;
    }
  }

  private final List<DeviceBlock> blocks;
  private final boolean left;

  WireRouteLayout(List<DeviceBlock> blocks, boolean left) {
    this.blocks = List.copyOf(blocks);
    this.left = left;
  }

  /** The top of a block; together they stand in the middle of the sheet's height. */
  int top(int index) {
    int all = blocks.stream().mapToInt(DeviceBlock::height).sum();
    int room = LOWEST - HIGHEST - all;
    int gap = Math.clamp(room / (blocks.size() + 1), 4, GAP * 3);
    int used = all + gap * (blocks.size() - 1);
    int above = blocks.subList(0, index).stream().mapToInt(b -> b.height() + gap).sum();
    return HIGHEST + (LOWEST - HIGHEST - used) / 2 + above;
  }

  /**
   * The lanes nearest to the header go to wires that rise, from the top pin on; of those that fall
   * the last pin comes first. So wires of one kind never cross unless their terminals do.
   */
  List<Route> wires() {
    List<End> ends = ends();
    List<End> ordered = new ArrayList<>();
    ends.stream()
        .filter(End::goesUp)
        .sorted(Comparator.comparingInt(End::fromY))
        .forEach(ordered::add);
    ends.stream()
        .filter(end -> !end.goesUp())
        .sorted(Comparator.comparingInt(End::fromY).reversed())
        .forEach(ordered::add);
    List<Route> routes = new ArrayList<>();
    for (int lane = 0; lane < ordered.size(); lane++) {
      routes.add(route(ordered.get(lane), lane));
    }
    return routes;
  }

  private List<End> ends() {
    List<End> ends = new ArrayList<>();
    for (int b = 0; b < blocks.size(); b++) {
      DeviceBlock block = blocks.get(b);
      for (int i = 0; i < block.wires().size(); i++) {
        DrawnWire wire = block.wires().get(i);
        int y = WiringDrawing.TOP + WiringDrawing.PITCH * wire.row();
        long before = ends.stream().filter(end -> end.wire().position() == wire.position()).count();
        int from = wire.isOdd() == left ? y + (int) before * 7 : y + WiringDrawing.PITCH / 2;
        ends.add(new End(wire, from, top(b) + block.offset(i)));
      }
    }
    return ends;
  }

  private Route route(End end, int lane) {
    int column = end.wire().isOdd() ? WiringDrawing.ODD_X : WiringDrawing.EVEN_X;
    int out = FIRST_LANE + lane * LANE;
    int x = left ? WiringDrawing.ODD_X - out : WiringDrawing.EVEN_X + out;
    int edge = left ? BLOCK_EDGE : SvgPage.WIDTH - BLOCK_EDGE;
    int y = WiringDrawing.TOP + WiringDrawing.PITCH * end.wire().row();
    return new Route(
        end.wire(),
        List.of(
            new Point(column, y),
            new Point(column, end.fromY()),
            new Point(x, end.fromY()),
            new Point(x, end.toY()),
            new Point(edge, end.toY())));
  }
}
