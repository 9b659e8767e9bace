@NullMarked
package fr.teleguichet.swarm.cli;

import org.jspecify.annotations.NullMarked;
