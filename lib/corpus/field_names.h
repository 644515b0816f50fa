// The names under which inputs keep a posting's text, title, company and id.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace rolecall {

/// Names given by the user; empty: the usual ones.
struct FieldNames {
  std::string text;
  std::string title;
  std::string company;
  std::string id;
};

enum class FieldRole : std::uint8_t { Text, Title, Company, Id };
inline constexpr std::size_t kFieldRoles = 4;

// In order of preference.
inline constexpr std::array<std::string_view, 11> kTextNames{
    "text",    "description", "job_description", "jobDescription",   "body",           "content",
    "posting", "job_text",    "descriptionHtml", "descriptionPlain", "job description"};
inline constexpr std::array<std::string_view, 6> kTitleNames{"title", "job_title", "jobTitle",
                                                             "name",  "position",  "job title"};
inline constexpr std::array<std::string_view, 6> kCompanyNames{
    "company", "company_name", "hiringOrganization", "organization", "employer", "companyName"};
inline constexpr std::array<std::string_view, 8> kIdNames{
    "id", "job_id", "jobId", "_id", "identifier", "slug", "absolute_url", "url"};

/// Most names a role has.
inline constexpr std::size_t kMostNames = 11;

}  // namespace rolecall
