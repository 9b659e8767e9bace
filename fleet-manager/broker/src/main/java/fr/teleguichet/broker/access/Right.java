package fr.teleguichet.broker.access;

import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.MqttActivity;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.Retain;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.SharedSubscription;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that a client may do; what no right of its allows is refused.
 *
 * @param topics an MQTT topic filter
 * @param retain whether messages may be retained
 * @param shared whether a subscription may be shared with other clients
 */
record Right(String topics, MqttActivity activity, Retain retain, SharedSubscription shared) {

  /** What a client may do, the most frequent first, because they are tried in order. */
  static List<Right> of(ClientName client) {
    return switch (client) {
      case ClientName.Kiosk(String territory, String kiosk) ->
          Stream.concat(
                  Stream.of(
                          "NDATA/" + kiosk,
                          "DDATA/" + kiosk + "/+",
                          "NBIRTH/" + kiosk,
                          "DBIRTH/" + kiosk + "/+",
                          "NDEATH/" + kiosk,
                          "DDEATH/" + kiosk + "/+")
                      .map(topic -> say("spBv1.0/" + territory + "/" + topic)),
                  Stream.of(
                      hear("spBv1.0/" + territory + "/NCMD/" + kiosk + "/#"),
                      hear("spBv1.0/" + territory + "/DCMD/" + kiosk + "/#"),
                      // Whoever reads its own death while it lives must be born again.
                      hear("spBv1.0/" + territory + "/NDEATH/" + kiosk),
                      hear("spBv1.0/STATE/+")))
              .toList();
      // Not even a host may speak in a kiosk's name, nor in another host's.
      case ClientName.Host(String id) ->
          List.of(
              say("spBv1.0/+/NCMD/+"),
              say("spBv1.0/+/DCMD/+/+"),
              new Right(
                  "spBv1.0/STATE/" + id,
                  MqttActivity.PUBLISH,
                  Retain.ALL,
                  SharedSubscription.NOT_SHARED),
              new Right("#", MqttActivity.SUBSCRIBE, Retain.ALL, SharedSubscription.ALL));
    };
  }

  private static Right say(String topic) {
    return new Right(
        topic, MqttActivity.PUBLISH, Retain.NOT_RETAINED, SharedSubscription.NOT_SHARED);
  }

  private static Right hear(String filter) {
    return new Right(filter, MqttActivity.SUBSCRIBE, Retain.ALL, SharedSubscription.NOT_SHARED);
  }

  /** The right in HiveMQ's own words. */
  TopicPermission permission() {
    return Builders.topicPermission()
        .topicFilter(topics)
        .activity(activity)
        .retain(retain)
        .sharedSubscription(shared)
        .type(TopicPermission.PermissionType.ALLOW)
        .build();
  }
}
