package fr.teleguichet.broker.access;

import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.interceptor.subscribe.SubscribeInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.subscribe.parameter.SubscribeInboundInput;
import com.hivemq.extension.sdk.api.interceptor.subscribe.parameter.SubscribeInboundOutput;
import com.hivemq.extension.sdk.api.interceptor.unsubscribe.UnsubscribeInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.unsubscribe.parameter.UnsubscribeInboundInput;
import com.hivemq.extension.sdk.api.interceptor.unsubscribe.parameter.UnsubscribeInboundOutput;
import com.hivemq.extension.sdk.api.packets.subscribe.ModifiableSubscription;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one connection of a kiosk may subscribe to, in form and in number: each filter costs the
 * broker memory. HiveMQ's rights alone allow every filter below one that is allowed, and an
 * authoriser would stand in the way of every publication too. So a filter that is not to be is
 * renamed to one that the rights refuse; HiveMQ calls this in the order of a client's packets.
 */
final class SubscriptionLimit
    implements SubscribeInboundInterceptor, UnsubscribeInboundInterceptor {
  /** A kiosk of ours has four, a client that names each of its devices some fifteen. */
  static final int MAX_FILTERS = 32;

  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final String WRONG_FORM = "not-for-a-kiosk/";
  private static final String TOO_MANY = "more-than-" + MAX_FILTERS + "/";

  private final KioskTopicFilters forms;
  private final Set<String> held = new HashSet<>();

  SubscriptionLimit(ClientName.Kiosk kiosk) {
    this.forms = new KioskTopicFilters(kiosk);
  }

  @Override
  public void onInboundSubscribe(SubscribeInboundInput input, SubscribeInboundOutput output) {
    List<ModifiableSubscription> wanted = output.getSubscribePacket().getSubscriptions();
    if (wanted.size() > MAX_FILTERS) {
      // Refuses them all: HiveMQ names each refused filter in its answer, and sends none where that
      // grows longer than MQTT allows.
      var _ = output.async(AT_ONCE, TimeoutFallback.FAILURE);
    } else {
      wanted.forEach(this::judge);
    }
  }

  private void judge(ModifiableSubscription subscription) {
    String filter = subscription.getTopicFilter();
    if (!forms.allow(filter)) {
      subscription.setTopicFilter(WRONG_FORM + filter);
    } else if (!held.contains(filter) && held.size() >= MAX_FILTERS) {
      subscription.setTopicFilter(TOO_MANY + filter);
    } else {
      held.add(filter);
    }
  }

  @Override
  public void onInboundUnsubscribe(UnsubscribeInboundInput input, UnsubscribeInboundOutput output) {
    output.getUnsubscribePacket().getTopicFilters().forEach(held::remove);
  }
}
