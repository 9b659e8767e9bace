package fr.teleguichet.hardware.board;

import static fr.teleguichet.hardware.text.SvgPage.Anchor.END;
import static fr.teleguichet.hardware.text.SvgPage.Anchor.START;

import fr.teleguichet.hardware.text.LineWrapper;
import fr.teleguichet.hardware.text.SvgPage;
import fr.teleguichet.hardware.text.SvgPage.Hand;
import fr.teleguichet.hardware.text.SvgPage.Point;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is plugged in where, as a drawing of one sheet of A4: sockets on the left, devices on the
 * right, and each cable with its socket's name at both ends.
 */
final class CablingDiagram {

  private static final String INK = "#1a1a1a";
  private static final String CABLE = "#5a5a5a";
  private static final String FOOT =
      "Not drawn: the hub's own plug (any free USB 3 socket of the computer), the network cable,"
          + " the supplies, and what hangs on the header.";
  private static final String FRENCH_FOOT =
      "Non représentés : la fiche du concentrateur (une prise USB 3 libre de l’ordinateur), le"
          + " câble réseau, les alimentations, le connecteur GPIO.";
  private static final int TOP = 110;
  private static final int SOCKET_X = 40;
  private static final int SOCKET_WIDTH = 330;
  private static final int SOCKET_PITCH = 56;
  private static final int DEVICE_X = 620;
  private static final int DEVICE_WIDTH = 528;
  private static final int DEVICE_GAP = 16;
  private static final int PLUG = 22;
  private static final int MAX_LENGTH = 76;
  private static final int LANE = 16;

  private final BoardProfile profile;
  private final CablePlan plugs;

  CablingDiagram(BoardProfile profile) {
    this.profile = profile;
    this.plugs = new CablePlan(profile.peripherals());
  }

  String svg() {
    String title = "%s, revision %d: plugs".formatted(profile.name(), profile.revision().number());
    SvgPage page = new SvgPage(title, description());
    page.text(SOCKET_X, 40, Hand.bold(20, START), title);
    page.text(
        SOCKET_X,
        64,
        Hand.plain(12, START),
        "Mark each socket with its name before anything is plugged in."
            + " / Marquer chaque prise de son nom avant de brancher.");
    sockets(page);
    int y = TOP;
    for (CablePlan.Device device : plugs.devices()) {
      device(page, device, y);
      y += height(device) + DEVICE_GAP;
    }
    page.text(SOCKET_X, 800, Hand.plain(11, START), FOOT);
    page.text(SOCKET_X, 818, Hand.plain(11, START), FRENCH_FOOT);
    return page.svg();
  }

  private String description() {
    return plugs.devices().stream()
        .map(device -> device.title() + " goes into " + String.join(" and ", device.sockets()))
        .collect(Collectors.joining(". ", "", "."));
  }

  private void sockets(SvgPage page) {
    List<String> sockets = plugs.sockets();
    long ofComputer = sockets.stream().filter(CablePlan::isOfComputer).count();
    if (ofComputer > 0) {
      host(page, profile.board().model().value(), 0, (int) ofComputer);
    }
    if (ofComputer < sockets.size()) {
      host(page, "USB hub, fed by its own supply", (int) ofComputer, sockets.size());
    }
    for (int i = 0; i < sockets.size(); i++) {
      page.box(SOCKET_X + SOCKET_WIDTH - 170, socketY(i) - 13, 170, 26, "#ffffff", INK);
      page.text(SOCKET_X + SOCKET_WIDTH - 10, socketY(i) + 5, Hand.bold(12, END), sockets.get(i));
    }
  }

  private static void host(SvgPage page, String name, int from, int to) {
    int top = socketY(from) - 36;
    page.box(SOCKET_X, top, SOCKET_WIDTH, (to - from) * SOCKET_PITCH - 4, "#e8e8e8", INK);
    page.text(SOCKET_X + 10, top + 17, Hand.bold(12, START), name);
  }

  private static int socketY(int index) {
    return TOP + 36 + index * SOCKET_PITCH;
  }

  private void device(SvgPage page, CablePlan.Device device, int y) {
    page.box(DEVICE_X, y, DEVICE_WIDTH, height(device), "#f6f6f6", INK);
    int plugsHeight = PLUG * device.sockets().size();
    page.text(DEVICE_X + 110, y + 19, Hand.bold(13, START), device.title());
    List<String> lines = LineWrapper.lines(device.names(), MAX_LENGTH);
    for (int i = 0; i < lines.size(); i++) {
      page.text(DEVICE_X + 110, y + 35 + 13 * i, Hand.plain(10, START), lines.get(i));
    }
    for (int i = 0; i < device.sockets().size(); i++) {
      int at = y + (height(device) - plugsHeight) / 2 + PLUG * i + PLUG / 2;
      cable(page, device.sockets().get(i), at);
    }
  }

  private void cable(SvgPage page, String socket, int deviceY) {
    int index = plugs.sockets().indexOf(socket);
    int fromY = socketY(index);
    int x = deviceY < fromY ? DEVICE_X - 200 + index * LANE : DEVICE_X - 30 - index * LANE;
    page.wire(
        List.of(
            new Point(SOCKET_X + SOCKET_WIDTH, fromY),
            new Point(x, fromY),
            new Point(x, deviceY),
            new Point(DEVICE_X, deviceY)),
        CABLE,
        false);
    page.text(DEVICE_X + 6, deviceY + 4, Hand.bold(9, START), socket);
  }

  private static int height(CablePlan.Device device) {
    int text = 30 + 13 * LineWrapper.lines(device.names(), MAX_LENGTH).size();
    return Math.max(text, PLUG * device.sockets().size() + 8) + 4;
  }
}
