@NullMarked
package fr.teleguichet.swarm.figures;

import org.jspecify.annotations.NullMarked;
