package fr.teleguichet.broker.access;

import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.MqttActivity;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.Qos;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.Retain;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.SharedSubscription;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that a client may do; what no right of its allows is refused.
 *
 * @param topics an MQTT topic filter
 * @param qos of a publication, or wanted by a subscription
 * @param retain whether messages may be retained
 * @param shared whether a subscription may be shared with other clients
 */
record ClientPermission(
    String topics, MqttActivity activity, Qos qos, Retain retain, SharedSubscription shared) {

  /** What a client may do, the most frequent first, because they are tried in order. */
  static List<ClientPermission> of(ClientName client) {
    return switch (client) {
      case ClientName.Kiosk(String territory, String kiosk) ->
          Stream.concat(
                  Stream.of(
                          "NDATA/" + kiosk,
                          "DDATA/" + kiosk + "/+",
                          "NBIRTH/" + kiosk,
                          "DBIRTH/" + kiosk + "/+",
                          "DDEATH/" + kiosk + "/+")
                      .map(topic -> say("spBv1.0/" + territory + "/" + topic, Qos.ALL)),
                  // What it hears is narrowed to exact filters by SubscriptionLimit.
                  Stream.of(
                      hear("spBv1.0/" + territory + "/NCMD/" + kiosk + "/#", Qos.ALL),
                      hear("spBv1.0/" + territory + "/DCMD/" + kiosk + "/#", Qos.ALL),
                      // Whoever reads its own death while it lives must be born again. It is all
                      // that a kiosk can send itself: what it does not read, the broker keeps. Of
                      // QoS 1 that is a number of messages (Door), of QoS 0 a part of the heap.
                      say("spBv1.0/" + territory + "/NDEATH/" + kiosk, Qos.ONE_TWO),
                      hear("spBv1.0/" + territory + "/NDEATH/" + kiosk, Qos.ONE_TWO),
                      hear("spBv1.0/STATE/+", Qos.ONE_TWO)))
              .toList();
      // Not even a host may speak in a kiosk's name, nor in another host's.
      case ClientName.Host(String id) ->
          List.of(
              say("spBv1.0/+/NCMD/+", Qos.ALL),
              say("spBv1.0/+/DCMD/+/+", Qos.ALL),
              new ClientPermission(
                  "spBv1.0/STATE/" + id,
                  MqttActivity.PUBLISH,
                  Qos.ALL,
                  Retain.ALL,
                  SharedSubscription.NOT_SHARED),
              new ClientPermission(
                  "#", MqttActivity.SUBSCRIBE, Qos.ALL, Retain.ALL, SharedSubscription.ALL));
    };
  }

  private static ClientPermission say(String topic, Qos qos) {
    return new ClientPermission(
        topic, MqttActivity.PUBLISH, qos, Retain.NOT_RETAINED, SharedSubscription.NOT_SHARED);
  }

  private static ClientPermission hear(String filter, Qos qos) {
    return new ClientPermission(
        filter, MqttActivity.SUBSCRIBE, qos, Retain.ALL, SharedSubscription.NOT_SHARED);
  }

  /** The right in HiveMQ's own words. */
  TopicPermission permission() {
    return Builders.topicPermission()
        .topicFilter(topics)
        .activity(activity)
        .qos(qos)
        .retain(retain)
        .sharedSubscription(shared)
        .type(TopicPermission.PermissionType.ALLOW)
        .build();
  }
}
