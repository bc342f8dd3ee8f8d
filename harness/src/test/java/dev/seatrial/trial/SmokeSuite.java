package dev.seatrial.trial;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/**
 * The smoke cells of scenarios, as tests: Maven and IDEs run them through this class. The cell that
 * {@link PlantedDefectsTest} runs is not run twice; {@link SmokeCoverageTest} sees to it that none
 * is forgotten.
 */
@Suite(failIfNoTests = true)
@IncludeEngines("seatrial")
@SelectDirectories(SmokeSuite.MINIFLUX)
@IncludeTags("smoke")
class SmokeSuite {
  static final String MINIFLUX = "../scenarios/miniflux";
}
