package fr.teleguichet.hardware.wiring;

import fr.teleguichet.hardware.text.LineWrapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The terminals of one device, drawn together.
 *
 * @param wires by terminal
 */
record DeviceBlock(String title, List<DrawnWire> wires) {

  /** How many characters of a purpose stand on a line. */
  static final int LINE = 54;

  private static final int TITLE = 20;
  private static final int ROW = 19;
  private static final int PURPOSE_LINE = 11;

  DeviceBlock {
    wires = List.copyOf(wires);
  }

  /**
   * Wires of one terminal block whose names begin alike are one device; those that are alone with
   * their name stand together under the name of the terminal block.
   */
  static List<DeviceBlock> of(Wiring wiring) {
    List<DrawnWire> wires = DrawnWire.all(wiring).sorted(DrawnWire.BY_TERMINAL).toList();
    Map<String, Long> counts =
        wires.stream()
            .collect(Collectors.groupingBy(DeviceBlock::exactTitle, Collectors.counting()));
    Map<String, List<DrawnWire>> groups = new LinkedHashMap<>();
    for (DrawnWire wire : wires) {
      String exact = exactTitle(wire);
      String title = counts.getOrDefault(exact, 0L) > 1 ? exact : wire.block();
      groups.computeIfAbsent(title, _ -> new ArrayList<>()).add(wire);
    }
    List<DeviceBlock> blocks = new ArrayList<>();
    groups.forEach((title, group) -> blocks.add(new DeviceBlock(title, group)));
    blocks.sort(Comparator.comparingDouble(DeviceBlock::middleRow));
    return blocks;
  }

  private static String exactTitle(DrawnWire wire) {
    return wire.block() + " " + wire.device();
  }

  /** On the side of the header on which most of its pins are. */
  boolean isLeft() {
    return 2 * wires.stream().filter(DrawnWire::isOdd).count() >= wires.size();
  }

  private double middleRow() {
    return wires.stream().mapToInt(DrawnWire::row).average().orElse(0);
  }

  int height() {
    return TITLE + wires.stream().mapToInt(DeviceBlock::height).sum() + 4;
  }

  /** From the block's top to the middle of the terminal with this number, from 0. */
  int offset(int index) {
    int above = wires.subList(0, index).stream().mapToInt(DeviceBlock::height).sum();
    return TITLE + above + ROW / 2 + 2;
  }

  private static int height(DrawnWire wire) {
    return ROW + PURPOSE_LINE * LineWrapper.lines(wire.purpose(), LINE).size() + 2;
  }
}
