package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.network.setup.ConnectionProfile.Kind;
import fr.teleguichet.edge.network.setup.NetworkFault;
import fr.teleguichet.edge.network.setup.NetworkSettingProblem;
import fr.teleguichet.edge.network.setup.NetworkStatus;
import fr.teleguichet.edge.network.setup.NetworkStatus.Carrier;
import fr.teleguichet.edge.network.setup.NetworkTrialOutcome;
import fr.teleguichet.edge.network.setup.NetworkTrialState;
import fr.teleguichet.edge.screen.UnitStatus.Line;
import fr.teleguichet.edge.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The network and the trial of another one in the words of the technician's page. */
record NetworkTexts(Messages messages) {

  /** What carries the connection, or that nothing does. */
  List<Line> lines(NetworkStatus picture) {
    List<Line> lines = new ArrayList<>();
    Optional<Carrier> carrier = picture.carrier();
    lines.add(line("setup.carrier", carrier.map(this::carrier).orElseGet(() -> say("setup.none"))));
    carrier.ifPresent(
        it -> {
          lines.add(line("setup.address", joined(it.addresses())));
          it.gateway().ifPresent(gateway -> lines.add(line("setup.gateway", gateway)));
          if (!it.nameServers().isEmpty()) {
            lines.add(line("setup.name-servers", joined(it.nameServers())));
          }
        });
    return lines;
  }

  /** That the network can't be read, and why. */
  List<Line> lines(NetworkFault fault) {
    return List.of(line("setup.carrier", fault(fault)));
  }

  private String carrier(Carrier it) {
    String kind = say(key(it.kind()), it.device());
    if (it.network().isEmpty()) {
      return kind;
    }
    return it.kind() == Kind.WIFI && it.strength().isPresent()
        ? say("setup.wifi", it.network(), it.strength().get().toString(), it.device())
        : say("setup.named", kind, it.network());
  }

  private static String key(Kind kind) {
    return switch (kind) {
      case WIRED -> "setup.kind.wired";
      case WIFI -> "setup.kind.wifi";
      case CELLULAR -> "setup.kind.cellular";
      case OTHER -> "setup.kind.other";
    };
  }

  private String joined(List<String> all) {
    return all.isEmpty() ? say("setup.no-address") : String.join(", ", all);
  }

  /** What a fault is and what to do. */
  String fault(NetworkFault fault) {
    return say(key(fault));
  }

  private static String key(NetworkFault fault) {
    return switch (fault) {
      case NO_SERVICE -> "setup.fault.no-service";
      case NOT_ALLOWED -> "setup.fault.not-allowed";
      case NO_DEVICE -> "setup.fault.no-device";
      case NO_CABLE -> "setup.fault.no-cable";
      case WIFI_NOT_FOUND -> "setup.fault.wifi-not-found";
      case WIFI_PASSWORD -> "setup.fault.wifi-password";
      case ACCOUNT -> "setup.fault.account";
      case NO_ADDRESS -> "setup.fault.no-address";
      case SIM_MISSING -> "setup.fault.sim-missing";
      case SIM_PIN -> "setup.fault.sim-pin";
      case SIM_LOCKED -> "setup.fault.sim-locked";
      case ACCESS_POINT -> "setup.fault.access-point";
      case NO_REGISTRATION -> "setup.fault.no-registration";
      case OTHER -> "setup.fault.other";
    };
  }

  /** What is wrong with something that was written, and what would be right. */
  String problem(NetworkSettingProblem problem) {
    return say(key(problem));
  }

  private static String key(NetworkSettingProblem problem) {
    return switch (problem) {
      case NOTHING -> "setup.problem.nothing";
      case KIND -> "setup.problem.kind";
      case ADDRESS -> "setup.problem.address";
      case PREFIX -> "setup.problem.prefix";
      case GATEWAY -> "setup.problem.gateway";
      case NAME_SERVER -> "setup.problem.name-server";
      case WIFI_NAME -> "setup.problem.wifi-name";
      case WIFI_SECURITY -> "setup.problem.wifi-security";
      case WPA2_PASSWORD -> "setup.problem.passphrase";
      case WPA3_PASSWORD -> "setup.problem.sae-password";
      case ACCOUNT_LOGIN -> "setup.problem.account-login";
      case ACCOUNT_SERVER -> "setup.problem.account-server";
      case ACCOUNT_AUTHORITY -> "setup.problem.account-authority";
      case ACCOUNT_CERTIFICATE -> "setup.problem.account-certificate";
      case ACCESS_POINT -> "setup.problem.access-point";
      case PIN -> "setup.problem.pin";
      case CELLULAR_LOGIN -> "setup.problem.cellular-login";
      case PROXY_ADDRESS -> "setup.problem.proxy-address";
      case PROXY_LOGIN -> "setup.problem.proxy-login";
    };
  }

  /** How far the trial is. */
  String stage(NetworkTrialState.Trying it) {
    return say(it.connected() ? "setup.reaching" : "setup.connecting");
  }

  String ending(NetworkTrialState.Ending it) {
    return say(it.keeps() ? "setup.keeping" : "setup.going-back");
  }

  /** How the latest trial ended. */
  String outcome(NetworkTrialOutcome outcome) {
    return switch (outcome) {
      case NetworkTrialOutcome.Kept _ -> say("setup.kept");
      case NetworkTrialOutcome.Unconnected it -> back(fault(it.fault()));
      case NetworkTrialOutcome.Unreached it ->
          back(
              it.proxy()
                  .map(fault -> say("setup.unreached-proxy", say(ProxyStatusLine.key(fault))))
                  .orElseGet(() -> say("setup.unreached")));
      case NetworkTrialOutcome.Stopped _ -> back(say("setup.stopped"));
      case NetworkTrialOutcome.Interrupted _ -> back(say("setup.interrupted"));
      case NetworkTrialOutcome.NotStored _ -> back(say("setup.not-stored"));
    };
  }

  private String back(String why) {
    return say("setup.back", why);
  }

  private Line line(String label, String text) {
    return new Line(say(label), text);
  }

  String say(String key, String... values) {
    return messages.say(key, values);
  }
}
