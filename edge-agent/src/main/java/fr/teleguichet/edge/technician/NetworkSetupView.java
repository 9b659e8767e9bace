package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.network.setup.ConnectionProfile.Kind;
import fr.teleguichet.edge.network.setup.NetworkStatus;
import fr.teleguichet.edge.network.setup.NetworkTrialOutcome;
import fr.teleguichet.edge.network.setup.NetworkTrialState;
import fr.teleguichet.edge.network.setup.WifiSecurity;
import fr.teleguichet.edge.screen.UnitStatus.Line;
import fr.teleguichet.hardware.network.HttpProxy;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the page of the network shows, as JSON. No password is ever in it. */
record NetworkSetupView(NetworkTexts words) {

  JsonObject of(
      List<Line> lines,
      Optional<NetworkStatus> picture,
      Optional<HttpProxy> proxy,
      NetworkTrialState trial,
      Duration uptime) {
    var shown = new JsonArray();
    lines.forEach(
        it -> shown.add(new JsonObject().put("label", it.label()).put("text", it.text())));
    var view =
        new JsonObject()
            .put("lines", shown)
            .put("networks", picture.map(NetworkSetupView::networks).orElseGet(JsonArray::new))
            .put("fitted", picture.map(NetworkSetupView::fitted).orElseGet(JsonArray::new));
    proxy.ifPresent(it -> view.put("proxy", proxy(it)));
    switch (trial) {
      case NetworkTrialState.Idle(Optional<NetworkTrialOutcome> last) ->
          last.ifPresent(
              it ->
                  view.put("outcome", words.outcome(it))
                      .put("kept", it instanceof NetworkTrialOutcome.Kept));
      case NetworkTrialState.Trying it ->
          view.put("trial", words.stage(it))
              .put("seconds", Math.max(0, it.until().minus(uptime).toSeconds()));
      case NetworkTrialState.Ending it -> view.put("trial", words.ending(it));
    }
    return view;
  }

  private static JsonArray networks(NetworkStatus picture) {
    var networks = new JsonArray();
    picture
        .networks()
        .forEach(
            it ->
                networks.add(
                    new JsonObject()
                        .put("name", it.name())
                        .put("strength", it.strength())
                        .put("security", it.security().map(WifiSecurity::code).orElse(""))));
    return networks;
  }

  private static JsonArray fitted(NetworkStatus picture) {
    var fitted = new JsonArray();
    picture.fitted().stream().sorted().map(Kind::code).forEach(fitted::add);
    return fitted;
  }

  private static JsonObject proxy(HttpProxy it) {
    var proxy = new JsonObject().put("host", it.host()).put("port", it.port());
    it.login().ifPresent(login -> proxy.put("user", login.user()));
    return proxy;
  }
}
