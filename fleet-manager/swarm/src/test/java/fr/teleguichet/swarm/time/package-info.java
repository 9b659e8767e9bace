@NullMarked
package fr.teleguichet.swarm.time;

import org.jspecify.annotations.NullMarked;
