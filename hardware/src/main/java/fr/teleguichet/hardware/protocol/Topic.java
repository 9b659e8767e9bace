package fr.teleguichet.hardware.protocol;

/** A Sparkplug B topic (Sparkplug 3.0.0, section 4): where a message stands and what it is. */
public sealed interface Topic {

  /** A message of or for an edge node as a whole. */
  record OfNode(NodeAddress node, NodeMessage message) implements Topic {}

  /** A message of or for one device of an edge node. */
  record OfDevice(NodeAddress node, String device, DeviceMessage message) implements Topic {
    public OfDevice {
      NodeAddress.requireTopicPart("device", device);
    }
  }

  /** The state of a host application. */
  record OfHost(String hostId) implements Topic {
    public OfHost {
      NodeAddress.requireTopicPart("host", hostId);
    }
  }

  /** What an edge node's message says. */
  enum NodeMessage {
    NBIRTH,
    NDEATH,
    NDATA,
    NCMD
  }

  /** What a device's message says. */
  enum DeviceMessage {
    DBIRTH,
    DDEATH,
    DDATA,
    DCMD
  }
}
