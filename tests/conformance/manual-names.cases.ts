/**
 * Names in MongoDB's manual (8.2), for testing all that lie outside the subset. Sources:
 * https://www.mongodb.com/docs/manual/reference/operator/query/, .../operator/update/,
 * .../operator/aggregation-pipeline/, .../operator/aggregation/ and .../reference/command/
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const operators = (text: string): readonly string[] => words(text).map((name) => `$${name}`);

export const queryOperators = operators(`
  eq gt gte in lt lte ne nin and not nor or exists type expr jsonSchema mod text where regex options
  geoIntersects geoWithin near nearSphere box center centerSphere geometry maxDistance minDistance polygon uniqueDocs within
  all elemMatch size bitsAllClear bitsAllSet bitsAnyClear bitsAnySet rand natural comment sampleRate alwaysTrue alwaysFalse
  slice meta
`);

export const updateOperators = operators(`
  currentDate inc min max mul rename set setOnInsert unset addToSet pop pull push pullAll bit each position slice sort
`);

export const stages = operators(`
  addFields bucket bucketAuto changeStream changeStreamSplitLargeEvent collStats count currentOp densify documents facet fill
  geoNear graphLookup group indexStats limit listClusterCatalog listLocalSessions listSampledQueries listSearchIndexes
  listSessions lookup match merge out planCacheStats project querySettings queryStats rankFusion redact replaceRoot
  replaceWith sample score scoreFusion search searchMeta set setWindowFields shardedDataDistribution skip sort sortByCount
  unionWith unset unwind vectorSearch
`);

export const expressions = operators(`
  abs accumulator acos acosh add addToSet allElementsTrue and anyElementTrue arrayElemAt arrayToObject asin asinh atan atan2
  atanh avg binarySize bitAnd bitNot bitOr bitXor bsonSize ceil cmp concat concatArrays cond convert cos cosh
  createObjectId dateAdd dateDiff dateFromParts dateFromString dateSubtract dateToParts dateToString dateTrunc dayOfMonth
  dayOfWeek dayOfYear degreesToRadians divide encStrContains encStrEndsWith encStrNormalizedEq encStrStartsWith eq exp
  filter first firstN floor function getField gt gte hash hexHash hour ifNull in indexOfArray indexOfBytes indexOfCP isArray
  isNumber isoDayOfWeek isoWeek isoWeekYear last lastN let literal ln log log10 lt lte ltrim map max maxN median mergeObjects
  meta millisecond min minN minute mod month multiply ne not objectToArray or percentile pow radiansToDegrees rand range
  reduce regexFind regexFindAll regexMatch replaceAll replaceOne reverseArray round rtrim sampleRate second setDifference
  setEquals setField setIntersection setIsSubset setUnion sigmoid sin sinh size slice sortArray split sqrt stdDevPop
  stdDevSamp strcasecmp strLenBytes strLenCP substr substrBytes substrCP subtract subtype sum switch tan tanh toBool toDate
  toDecimal toDouble toHashedIndexKey toInt toLong toLower toObjectId toString toUpper toUUID trim trunc tsIncrement
  tsSecond type unsetField week year zip
`);

export const accumulators = operators(`
  accumulator addToSet avg bottom bottomN concatArrays count first firstN last lastN max maxN median mergeObjects min minN
  percentile push setUnion stdDevPop stdDevSamp sum top topN
  covariancePop covarianceSamp denseRank derivative documentNumber expMovingAvg integral linearFill locf minMaxScaler rank
  shift
`);

export const commands = words(`
  aggregate count distinct mapReduce geoSearch delete find findAndModify getLastError getMore insert resetError update
  bulkWrite planCacheClear planCacheClearFilters planCacheListFilters planCacheSetFilter setQuerySettings
  removeQuerySettings authenticate getnonce logout createUser dropAllUsersFromDatabase dropUser grantRolesToUser
  revokeRolesFromUser updateUser usersInfo createRole dropRole dropAllRolesFromDatabase grantPrivilegesToRole
  grantRolesToRole invalidateUserCache revokePrivilegesFromRole revokeRolesFromRole rolesInfo updateRole
  applyOps hello replSetAbortPrimaryCatchUp replSetFreeze replSetGetConfig replSetGetStatus replSetInitiate
  replSetMaintenance replSetReconfig replSetResizeOplog replSetStepDown replSetSyncFrom
  abortReshardCollection addShard addShardToZone analyzeShardKey balancerCollectionStatus balancerStart balancerStatus
  balancerStop checkShardingIndex clearJumboFlag cleanupOrphaned cleanupReshardCollection commitReshardCollection
  configureCollectionBalancing configureQueryAnalyzer enableSharding flushRouterConfig getShardMap getShardVersion isdbgrid
  listShards medianKey moveChunk moveCollection movePrimary mergeChunks refineCollectionShardKey removeShard
  removeShardFromZone reshardCollection setShardVersion shardCollection shardingState split splitChunk splitVector
  unsetSharding unshardCollection updateZoneKeyRange
  abortTransaction commitTransaction endSessions killAllSessions killAllSessionsByPattern killSessions refreshSessions
  startSession
  autoCompact cloneCollectionAsCapped collMod compact compactStructuredEncryptionData connPoolSync convertToCapped create
  createIndexes createSearchIndexes currentOp drop dropDatabase dropConnections dropIndexes dropSearchIndex filemd5 fsync
  fsyncUnlock getAuditConfig getClusterParameter getDefaultRWConcern getParameter killCursors killOp listCollections
  listDatabases listIndexes listSearchIndexes logRotate reIndex renameCollection rotateCertificates setAuditConfig
  setClusterParameter setDefaultRWConcern setFeatureCompatibilityVersion setIndexCommitQuorum setParameter
  setUserWriteBlockMode shutdown updateSearchIndex
  availableQueryOptions buildInfo collStats connPoolStats connectionStatus cursorInfo dataSize dbHash dbStats driverOIDTest
  explain features getCmdLineOpts getLog hostInfo isSelf listCommands lockInfo netstat ping profile serverStatus
  shardConnPoolStats top validate validateDBMetadata whatsmyuri logApplicationMessage
`);
