export const leavePath = '/me/leave/';
export const leaveCommentsPath = `${leavePath}comments/`;
export const leaveEssaysPath = `${leavePath}essays/`;
export const leavePreviewPath = `${leavePath}preview/`;
export const leaveReceiptPath = `${leavePath}receipt/`;
