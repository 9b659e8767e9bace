package fr.teleguichet.provisioning.prepare;

import fr.teleguichet.hardware.network.HttpProxy;
import java.net.URI;
import java.util.Optional;

/** The edge agent's settings, as the agent reads them. */
final class AgentConfigRenderer {

  /** Where they lie on the boot partition. */
  static final String PATH = "teleguichet/agent.yaml";

  /** Where the system mounts the boot partition. */
  static final String ON_THE_UNIT = "/boot/firmware/";

  private AgentConfigRenderer() {}

  static String of(CardOrder order) {
    var text = new StringBuilder(CardTextQuoter.NOTE);
    order.name().ifPresent(name -> text.append(kiosk(name)));
    board(order.board())
        .ifPresent(
            board -> text.append("board: ").append(CardTextQuoter.quoted(board)).append('\n'));
    text.append("link:\n  brokers:\n");
    for (URI broker : order.brokers()) {
      text.append("    - ").append(CardTextQuoter.quoted(broker.toString())).append('\n');
    }
    order.proxy().ifPresent(proxy -> text.append(network(proxy)));
    text.append(enrolment(order));
    order.onSite().pin().ifPresent(pin -> text.append(technician(pin)));
    order.trustList().ifPresent(_ -> text.append(update()));
    return text.toString();
  }

  private static String kiosk(CardOrder.Name name) {
    return "kiosk:\n"
        + setting("id", name.kiosk().value())
        + setting("territory", name.territory().value());
  }

  private static String enrolment(CardOrder order) {
    return "enrolment:\n"
        + setting("manager", order.manager().toString())
        + order.authority().map(it -> setting("authority", it.hex())).orElse("")
        + order.onSite().pages().map(it -> setting("pages", it.toString())).orElse("");
  }

  private static String update() {
    return "update:\n" + setting("trust-list-file", ON_THE_UNIT + CardPlan.TRUST_LIST);
  }

  private static String setting(String name, String value) {
    return "  " + name + ": " + CardTextQuoter.quoted(value) + "\n";
  }

  /** Where the board file lies, or which one it is when the unit could not find that out itself. */
  private static Optional<String> board(CardOrder.Board board) {
    if (board.ownFile().isPresent()) {
      return Optional.of(ON_THE_UNIT + CardPlan.BOARD);
    }
    return board.hasToBeNamed() ? Optional.of(board.profile().id().value()) : Optional.empty();
  }

  private static String network(HttpProxy proxy) {
    return "network:\n  proxy:\n    address: "
        + CardTextQuoter.quoted(proxy.address())
        + '\n'
        + proxy
            .login()
            .map(
                login ->
                    "    user: "
                        + CardTextQuoter.quoted(login.user())
                        + "\n    password-file: "
                        + CardTextQuoter.quoted(ON_THE_UNIT + CardPlan.PROXY_PASSWORD)
                        + '\n')
            .orElse("");
  }

  /** The PIN goes over the network by TLS only; in the clear the unit itself is answered. */
  private static String technician(Secret pin) {
    return """
    technician:
      listen: "127.0.0.1:8091"
      tls-listen: "0.0.0.0:8092"
      pin: %s
    """
        .formatted(CardTextQuoter.quoted(pin.value()));
  }
}
