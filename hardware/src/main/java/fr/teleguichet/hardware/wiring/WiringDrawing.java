package fr.teleguichet.hardware.wiring;

import static fr.teleguichet.hardware.text.SvgPage.Anchor.END;
import static fr.teleguichet.hardware.text.SvgPage.Anchor.MIDDLE;
import static fr.teleguichet.hardware.text.SvgPage.Anchor.START;

import fr.teleguichet.hardware.text.LineWrapper;
import fr.teleguichet.hardware.text.SvgPage;
import fr.teleguichet.hardware.text.SvgPage.Hand;
import fr.teleguichet.hardware.text.SvgPage.Point;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A wiring as a drawing of one sheet of A4: the header in the middle as it lies on the board, the
 * terminals of every device at the sides, and each wire between. Every wire bears its terminal and
 * its colour in words at both ends, so that a print in black and white can be followed as well.
 */
public final class WiringDrawing {

  static final int TOP = 128;
  static final int PITCH = 31;
  static final int ODD_X = 572;
  static final int EVEN_X = 616;
  private static final String INK = "#1a1a1a";
  private static final int RADIUS = 10;
  private static final int BLOCK_WIDTH = 318;
  private static final int LEFT_EDGE = 20;
  private static final int RIGHT_EDGE = SvgPage.WIDTH - LEFT_EDGE;
  private static final int TERMINAL_WIDTH = 46;

  private final Wiring wiring;
  private final String title;
  private final List<DeviceBlock> blocks;
  private final Set<String> leaves;

  public WiringDrawing(Wiring wiring, String title) {
    this.wiring = wiring;
    this.title = title;
    this.blocks = DeviceBlock.of(wiring);
    this.leaves =
        blocks.stream()
            .flatMap(block -> block.wires().stream().filter(w -> w.isOdd() != block.isLeft()))
            .map(DrawnWire::id)
            .collect(Collectors.toSet());
  }

  /** The drawing as a file. */
  public String svg() {
    SvgPage page = new SvgPage(title, description());
    heading(page);
    page.box(ODD_X - 18, TOP - 18, EVEN_X - ODD_X + 36, 20 * PITCH + 5, "#e8e8e8", INK);
    side(page, blocks.stream().filter(DeviceBlock::isLeft).toList(), true);
    side(page, blocks.stream().filter(block -> !block.isLeft()).toList(), false);
    wiring.header().pins().forEach(pin -> pin(page, pin));
    foot(page);
    return page.svg();
  }

  private String description() {
    return DrawnWire.all(wiring)
        .sorted(DrawnWire.BY_TERMINAL)
        .map(
            wire ->
                "Pin %d goes to terminal %s by a %s wire: %s."
                    .formatted(wire.position(), wire.terminal(), wire.colour(), wire.purpose()))
        .collect(Collectors.joining(" "));
  }

  private void heading(SvgPage page) {
    page.text(LEFT_EDGE, 34, Hand.bold(20, START), title);
    page.text(
        LEFT_EDGE,
        56,
        Hand.plain(12, START),
        "Header seen from above, USB and network sockets of the board towards you."
            + " / Connecteur vu de dessus, prises USB et réseau vers vous."
            + " In, out: seen from the board / vus de la carte.");
    page.text(
        LEFT_EDGE,
        74,
        Hand.bold(12, START),
        "Unplug first. 5 V on a GPIO destroys the board."
            + " / Débrancher d’abord. 5 V sur une GPIO détruit la carte.");
    page.text(ODD_X - 24, TOP - 24, Hand.bold(12, END), "pin 1 / broche 1 ▶");
    page.text(
        EVEN_X + 24, TOP - 24, Hand.plain(10, START), "edge of the board / bord de la carte ▶");
  }

  private void side(SvgPage page, List<DeviceBlock> blocks, boolean left) {
    WireRouteLayout routes = new WireRouteLayout(blocks, left);
    for (int i = 0; i < blocks.size(); i++) {
      block(page, blocks.get(i), routes.top(i), left);
    }
    routes.wires().forEach(route -> wire(page, route, left));
  }

  private static void wire(SvgPage page, WireRouteLayout.Route route, boolean left) {
    DrawnWire wire = route.wire();
    page.wire(route.points(), WireColour.of(wire.colour()).ink(), wire.ground());
    if (wire.isOdd() != left) {
      int x = left ? ODD_X - 24 : EVEN_X + 24;
      Point lane = route.points().get(1);
      page.text(x, lane.y() - 4, Hand.plain(9, left ? END : START), label(wire));
    }
  }

  private static String label(DrawnWire wire) {
    return wire.terminal() + " " + wire.colour();
  }

  private static void block(SvgPage page, DeviceBlock block, int top, boolean left) {
    int x = left ? LEFT_EDGE : RIGHT_EDGE - BLOCK_WIDTH;
    page.box(x, top, BLOCK_WIDTH, block.height(), "#f6f6f6", INK);
    page.text(
        left ? x + BLOCK_WIDTH - 8 : x + 8,
        top + 15,
        Hand.bold(12, left ? END : START),
        block.title());
    for (int i = 0; i < block.wires().size(); i++) {
      terminal(page, block.wires().get(i), top + block.offset(i), left);
    }
  }

  private static void terminal(SvgPage page, DrawnWire wire, int y, boolean left) {
    int edge = left ? LEFT_EDGE + BLOCK_WIDTH : RIGHT_EDGE - BLOCK_WIDTH;
    int box = left ? edge - TERMINAL_WIDTH : edge;
    page.box(box, y - 8, TERMINAL_WIDTH, 16, "#ffffff", INK);
    page.text(box + TERMINAL_WIDTH / 2, y + 4, Hand.bold(11, MIDDLE), wire.terminal());
    int near = left ? box - 6 : box + TERMINAL_WIDTH + 6;
    int far = left ? LEFT_EDGE + 8 : RIGHT_EDGE - 8;
    page.text(near, y + 4, Hand.bold(11, left ? END : START), wire.id());
    page.text(
        far,
        y + 4,
        Hand.plain(9, left ? START : END),
        "%s · pin %d · %s".formatted(wire.colourWords(), wire.position(), wire.way()));
    List<String> lines = LineWrapper.lines(wire.purpose(), DeviceBlock.LINE);
    for (int i = 0; i < lines.size(); i++) {
      int x = left ? edge - 8 : edge + 8;
      page.text(x, y + 18 + 11 * i, Hand.plain(9, left ? END : START), lines.get(i));
    }
  }

  private void pin(SvgPage page, HeaderPin pin) {
    boolean odd = pin.position() % 2 == 1;
    int x = odd ? ODD_X : EVEN_X;
    int y = TOP + PITCH * ((pin.position() - 1) / 2);
    List<DrawnWire> wires =
        DrawnWire.all(wiring).filter(wire -> wire.position() == pin.position()).toList();
    String fill = fill(pin, wires.isEmpty());
    if (pin.position() == 1) {
      page.box(x - 12, y - 12, 24, 24, fill, INK);
    } else {
      page.disc(x, y, RADIUS, fill, INK);
    }
    String ink = wires.isEmpty() ? INK : "#ffffff";
    page.text(x, y + 4, new Hand(10, MIDDLE, true, ink), Integer.toString(pin.position()));
    int beside = odd ? x - 20 : x + 20;
    page.text(beside, y - 5, Hand.plain(9, odd ? END : START), words(pin, wires));
  }

  private static String fill(HeaderPin pin, boolean free) {
    boolean reserved = pin instanceof HeaderPin.Line line && line.use() == HeaderPin.Use.RESERVED;
    return reserved ? "#a8a8a8" : free ? "#ffffff" : INK;
  }

  /** The pin's name, then its wires; an arrow where they leave on the other side. */
  private String words(HeaderPin pin, List<DrawnWire> wires) {
    if (wires.isEmpty()) {
      return pin.label();
    }
    String ends = wires.stream().map(DrawnWire::terminal).collect(Collectors.joining(" + "));
    String colours =
        wires.stream().map(DrawnWire::colour).distinct().collect(Collectors.joining(" + "));
    boolean odd = pin.position() % 2 == 1;
    boolean across = wires.stream().allMatch(wire -> leaves.contains(wire.id()));
    String words = pin.label() + " · " + ends + " " + colours;
    return across ? (odd ? words + " ▶" : "◀ " + words) : words;
  }

  private void foot(SvgPage page) {
    String sums =
        wiring.limits().entrySet().stream()
            .map(
                limit ->
                    "%s: %d of %d mA"
                        .formatted(
                            limit.getKey().label(),
                            wiring.milliamps(limit.getKey()),
                            limit.getValue()))
            .collect(Collectors.joining(", "));
    page.text(
        LEFT_EDGE,
        826,
        Hand.plain(10, START),
        "Pin black: wired, white: free, grey: leave free, square: pin 1. Striped wire: ground. "
            + sums);
    page.text(
        RIGHT_EDGE,
        826,
        Hand.plain(10, END),
        "Broche noire : câblée, blanche : libre, grise : laisser libre, carrée : n° 1. Fil rayé :"
            + " masse.");
  }
}
