@NullMarked
package fr.teleguichet.swarm.sink;

import org.jspecify.annotations.NullMarked;
