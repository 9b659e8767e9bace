package fr.teleguichet.edge.presence;

/**
 * What is made of a sensor at this moment. No distance is in it.
 *
 * @param sees whether it sees somebody, or did a moment ago; believed or not
 * @param suspicion why it is not believed
 */
public record SensorAssessment(Sensor sensor, boolean sees, SensorFault suspicion) {}
