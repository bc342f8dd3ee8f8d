package dev.seatrial.trial;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/** The smoke cells of all scenarios, as tests: Maven and IDEs run them through this class. */
@Suite(failIfNoTests = true)
@IncludeEngines("seatrial")
@SelectDirectories("../scenarios")
@IncludeTags("smoke")
class SmokeSuite {}
