@org.jspecify.annotations.NullMarked
package fr.teleguichet.hardware.network;
