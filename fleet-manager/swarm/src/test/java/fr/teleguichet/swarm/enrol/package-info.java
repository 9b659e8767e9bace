@NullMarked
package fr.teleguichet.swarm.enrol;

import org.jspecify.annotations.NullMarked;
