@NullMarked
package fr.teleguichet.swarm.wire;

import org.jspecify.annotations.NullMarked;
