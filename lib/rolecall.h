// rolecall as a library: the one header to include.
//
//   #include <rolecall.h>
//
//   rolecall::Analyzer analyzer(rolecall::default_pack());
//   rolecall::Scratch scratch;                                // one a thread
//   rolecall::Posting posting;
//   posting.text = "...";                                     // valid UTF-8
//   const rolecall::Analysis analysis = analyzer.analyze(posting, scratch);
//
// The library keeps no globals, reads no environment, never prints and never exits.
#pragma once

#include "corpus/reader.h"     // postings out of files, folders and streams
#include "engine/analyzer.h"   // one posting to one analysis
#include "engine/packs.h"      // the default pack, or that of a folder
#include "engine/run.h"        // readers to writers, on all cores
#include "model/analysis.h"    // what was found
#include "model/diagnostic.h"  // what is wrong with rules
#include "model/pack.h"        // names for the indices in an analysis
#include "model/posting.h"
#include "report/writer.h"  // an analysis as JSONL, CSV, Markdown, HTML, or a page to read
